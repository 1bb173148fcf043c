import type { PhraseRule } from './rule.js'

/** Level, contract, hours, shift and place of work. */
export const terms: readonly PhraseRule[] = [
  { category: 'seniority', attribute: 'level', value: 'junior', phrases: 'mlodszy, mlodsza, ml, junior' },
  {
    category: 'seniority',
    attribute: 'level',
    value: 'senior',
    phrases: 'starszy, starsza, st, senior',
    notBefore: 'osoby',
  },
  {
    category: 'seniority',
    attribute: 'level',
    value: 'trainee',
    phrases: 'praktykant, praktykantka',
    keepsHead: true,
    person: true,
  },
  {
    category: 'seniority',
    attribute: 'level',
    value: 'lead',
    phrases: 'glowny, glowna',
    where: 'start',
    keepsHead: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'internship',
    phrases:
      'staz, platny staz, staz platny, staz z urzedu pracy, staz z up, oferta stazu, staze, praktyki, praktyka, praktyki platne, stazu, oferta stazu dla osob bezrobotnych',
    keepsHead: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'internship',
    phrases: 'stazysta, stazystka',
    keepsHead: true,
    person: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'part time',
    phrases:
      'pol etatu, niepelny etat, czesc etatu, 9 9 etatu, 9 etatu, na pol etatu, 1 2 etatu, 3 4 etatu, 1 18 etatu, 1 etat, 9 etat',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'full time',
    phrases: 'pelny etat, caly etat, pelen etat',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'temporary',
    phrases:
      'umowa zlecenie, zlecenie, zastepstwo, na zastepstwo, praca tymczasowa, praca sezonowa, praca wakacyjna, praca dorywcza, sezonowo, praca dodatkowa, tymczasowo, na czas okreslony',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'permanent',
    phrases:
      'umowa o prace, uop, umowa o prace na czas nieokreslony, stala praca, praca stala, niemiecka umowa, niemiecka umowa o prace, umowa niemiecka, holenderska umowa',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'contractor',
    phrases: 'b2b, kontrakt, kontrakt b2b, umowa b2b',
    where: 'whole',
  },
  {
    category: 'shift_schedule',
    attribute: 'shift',
    phrases:
      '9 zmiany, dwie zmiany, trzy zmiany, jedna zmiana, 9 zmiana, zmiana do wyboru, zmiana nocna, nocna zmiana, zmiana dzienna, ii zmiany, na ii zmiany, iii zmiany, system zmianowy, praca zmianowa, praca nocna, nocne, nocna, wolne weekendy, weekendy, w weekendy, praca na noc, 9 zmianowy, na noce, od pn do pt, 9 h dziennie, 9h dziennie, zmiana, praca na 9 zmiany',
  },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'remote',
    phrases:
      'praca zdalna, zdalnie, zdalna, zdalny, praca 100 zdalna, 100 zdalna, 100 zdalnie, praca w 100 zdalna, home office, praca przez internet, praca z domu, mozliwosc pracy zdalnej, rekrutacja online, rekrutacja zdalna',
  },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'hybrid',
    phrases: 'praca hybrydowa, hybrydowo, hybrydowa, hybryda',
  },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'on site',
    phrases: 'stacjonarnie, praca stacjonarna, praca w biurze',
  },
]
