import type { PhraseRule } from './rule.js'

/** Audience, languages and skills asked, pay, employer, place, date, and what recruiters add. */
export const noise: readonly PhraseRule[] = [
  {
    category: 'target_group',
    attribute: 'audience',
    value: 'disability',
    phrases:
      'z orzeczeniem, orzeczenie, osoba z orzeczeniem, osoby z orzeczeniem, dla osob z orzeczeniem, niepelnosprawni, dla niepelnosprawnych, osoby niepelnosprawne, osoba niepelnosprawna, dla osob niepelnosprawnych, osoby z niepelnosprawnoscia, orzeczenie o niepelnosprawnosci, z orzeczeniem o niepelnosprawnosci, dla osoby z orzeczeniem, dla osob z niepelnosprawnoscia, z niepelnosprawnoscia, z orzeczeniem o stopniu niepelnosprawnosci, dla osoby niepelnosprawnej',
  },
  {
    category: 'target_group',
    attribute: 'audience',
    phrases:
      'kobiety, mezczyzni, kobiety mezczyzni, dla kobiet, dla studentow, dla studenta, student, studenci, studentka, dla ucznia, uczen, dla osob bezrobotnych, emeryci, rencista, dla absolwentow, dla par, pary, absolwent',
    where: 'end',
    keepsHead: true,
  },
  {
    category: 'not_a_job',
    notAVacancy: true,
    phrases: 'aplikacja spontaniczna, dolacz do nas, baza kandydatow, targi pracy, oferty pracy',
  },
  { category: 'not_a_job', notAVacancy: true, where: 'whole', phrases: 'praca, test, oferta pracy' },
  {
    category: 'urgency_marketing',
    phrases:
      'od zaraz, praca od zaraz, pilne, pilnie, atrakcyjne wynagrodzenie, dobre wynagrodzenie, wysokie zarobki, wysokie wynagrodzenie, dobre zarobki, atrakcyjne zarobki, atrakcyjna praca, poszukiwany, poszukiwana, poszukiwani, poszukujemy, zatrudnie, zatrudnimy, zatrudni, oferta pracy, oferta, szukamy, pracuj jako, praca jako, mile widziane, bez doswiadczenia, do przyuczenia, mozliwosc przyuczenia, premia, premie, z zakwaterowaniem, zakwaterowanie, oplacone zakwaterowanie, darmowe zakwaterowanie, wyzywienie, stabilne zatrudnienie, nowa oferta, premie bony karta multisport, wiele innych, szybkie zatrudnienie, firma kurierska',
  },
  { category: 'urgency_marketing', phrases: 'praca, zatrudnimy', where: 'start', keepsHead: true },
  {
    category: 'skills_requirements',
    attribute: 'qualifiers',
    toEnd: true,
    keepsHead: true,
    phrases:
      'z doswiadczeniem, z uprawnieniami, z prawem jazdy, prawo jazdy, ze znajomoscia, znajomosc, mile widziane, bez uprawnien, uprawnienia, doswiadczenie, z wlasnym, z wyksztalceniem, z kat, z udt, specjalizacja, kierunek',
  },
  {
    category: 'language_requirement',
    attribute: 'languageAsked',
    toEnd: true,
    notWith: 'nauczyciel nauczyciela lektor tlumacz',
    phrases:
      'z jezykiem, z j, z jez, ze znajomoscia jezyka, bez jezyka, bez znajomosci j, bez znajomosci jezyka, jezyk, bez j, z jezykami, z biegla znajomoscia',
  },
  {
    category: 'language_requirement',
    attribute: 'languageAsked',
    notWith: 'nauczyciel lektor tlumacz',
    phrases: 'z LANGUAGE, ze LANGUAGE, z LANGUAGE i LANGUAGE, z LANGUAGE lub LANGUAGE',
  },
  {
    category: 'salary',
    attribute: 'salary',
    toEnd: true,
    phrases:
      'wynagrodzenie, zarobki, stawka, zarobki do, zarobki od, zarabiaj, od 9 zl, do 9 zl, 9 zl, 9 9 zl, 9 brutto, 9 netto, netto, brutto',
  },
  {
    category: 'location',
    attribute: 'place',
    toEnd: true,
    keepsHead: true,
    phrases:
      'kraj, ul, okolice, okolica, rejon, teren, na terenie, praca na terenie, praca w niemczech, praca w holandii, praca holandia, praca niemcy, w okolicach, woj, wojewodztwo, delegacje, siec, galeria, ch',
  },
  {
    category: 'vacancy_count',
    attribute: 'vacancies',
    phrases: '9 osob, 9 osoby, 9 etaty, 9 stanowiska, 9 miejsca, 9 wakaty',
  },
  { category: 'urgency_marketing', keepsHead: true, phrases: 'stanowisko, na stanowisko' },
]
