import type { PhraseRule } from './rule.js'

/** Audience, languages and skills asked, pay, employer, place, date, and what recruiters add. */
export const noise: readonly PhraseRule[] = [
  {
    category: 'target_group',
    attribute: 'audience',
    value: 'disability',
    phrases:
      'pcd, pcds, pne, reabilitado, reabilitados, pcd e reabilitados, exclusivo pcd, exclusiva pcd, exclusivo para pcd, exclusiva para pcd, exclusivamente pcd, preferencialmente pcd, preferencialmente para pcd, vaga afirmativa pcd, vaga exclusiva pcd, vaga exclusiva para pcd, afirmativa pcd, afirmativa para pcd, vaga afirmativa para pcd, vaga para pcd, tambem para pcd, vaga tambem para pcd',
  },
  {
    category: 'target_group',
    attribute: 'audience',
    phrases:
      'afirmativo para, vaga afirmativa, vagas afirmativas, vaga exclusiva, vagas exclusivas, exclusivo para, exclusiva para, exclusivo pessoa, exclusivo pessoas, exclusivo profissional, exclusivo profissionais, exclusivamente para, afirmativa para, afirmativa, afirmativas, exclusivo mulheres, exclusiva mulheres, preferencialmente mulher, preferencialmente mulheres, preferencialmente para, destinada a, destinado a, vaga destinada, focado para mulheres, foco em mulheres, vaga para mulheres, vaga inclusiva, banco pcd, vaga preferencial, oportunidade exclusiva, oportunidade afirmativa, extensiva a, extensivo a, vaga extensiva',
    toEnd: true,
  },
  {
    category: 'target_group',
    attribute: 'audience',
    phrases:
      'para pessoas com deficiencia, pessoa com deficiencia, pessoas com deficiencia, profissional com deficiencia, profissionais com deficiencia, para pessoas negras, pessoas negras, pessoas pretas, pessoas pretas e pardas, profissionais pretos ou pardos, mulheres negras, para mulheres, pessoas trans, pessoas lgbt, sexo feminino, sexo masculino',
  },
  {
    category: 'target_group',
    attribute: 'audience',
    phrases: 'mulher, mulheres, feminino, masculino, exclusivo, exclusiva',
    where: 'whole',
  },
  {
    category: 'not_a_job',
    notAVacancy: true,
    phrases:
      'banco de talentos, banco de talento, banco talentos, banco de curriculos, banco de curriculo, banco de candidatos, banco de dados de talentos, cadastro de curriculos, cadastro reserva, cadastro de reserva, talent pool, talent community, talent network, bando de talentos, comunidade de talentos, pool de talentos, processo seletivo futuro, vagas futuras, futuras oportunidades, oportunidades futuras, futuras vagas',
  },
  {
    category: 'not_a_job',
    notAVacancy: true,
    toEnd: true,
    phrases:
      'nao encontrou uma vaga, nao encontrou, nao encontrou a vaga, se voce nao encontrou, deixe aqui seu curriculo, deixe seu curriculo, deixe o seu curriculo, deixe seu cv, deixe o seu cv, cadastre seu curriculo, envie seu curriculo, cadastre se, faca parte, venha fazer parte, venha para, venha trabalhar, vem ser, quero fazer parte, trabalhe conosco, quero trabalhar, multirao de vagas, mutirao de vagas, feirao de vagas, feirao de empregos',
  },
  {
    category: 'not_a_job',
    notAVacancy: true,
    where: 'whole',
    phrases:
      'vagas, teste, desafio, test, candidatura espontanea, oportunidades, varias vagas, vagas abertas, diversas vagas',
  },
  {
    category: 'not_a_job',
    notAVacancy: true,
    where: 'start',
    toEnd: true,
    phrases:
      'vagas para, vagas em, vagas loja, desafio, edital de selecao, programa btg, faca sua carreira, carreira de, multirao',
  },
  { category: 'not_a_job', phrases: 'copia' },
  {
    category: 'urgency_marketing',
    phrases:
      'vaga unica, vaga urgente, urgente, contratacao imediata, inicio imediato, oportunidade, vaga para, vaga, vagas, vaga aberta, estamos contratando, disponibilidade para viagem, disponibilidade para viagens, disponibilidade total, alto faturamento, inauguracao, nova loja, loja nova, nova unidade',
  },
  { category: 'urgency_marketing', phrases: 'novo, nova, vaga nova, reposicao, vaga extra, volante', where: 'whole' },
  {
    category: 'skills_requirements',
    attribute: 'qualifiers',
    toEnd: true,
    phrases:
      'com cnh, cnh, com experiencia, com exp, com conhecimento, com foco em, foco em, conhecimento em, conhecimentos em, com carro, com moto, com veiculo, veiculo proprio, experiencia em, ensino medio, ensino superior, cursando, com disponibilidade, ter disponibilidade, sem experiencia, com ou sem experiencia',
  },
  {
    category: 'language_requirement',
    attribute: 'languageAsked',
    notWith: 'professor professora tradutor interprete tutor',
    phrases:
      'com ingles, c ingles, ingles avancado, ingles fluente, ingles intermediario, ingles basico, com ingles avancado, com ingles fluente, com ingles intermediario, com espanhol, c espanhol, espanhol avancado, espanhol fluente, espanhol intermediario, bilingue, trilingue, bilingue ingles, bilingue espanhol, ingles avancado fluente, fluente em ingles, com frances, com alemao, frances fluente, alemao fluente, ingles e espanhol, ingles obrigatorio',
  },
  {
    category: 'language_requirement',
    attribute: 'languageAsked',
    where: 'whole',
    notWith: 'professor professora tradutor interprete tutor',
    phrases: 'ingles, espanhol, frances, alemao, italiano, mandarim, japones, portugues',
  },
  {
    category: 'skills_requirements',
    attribute: 'qualifiers',
    phrases: 'nivel universitario, nivel tecnico, nivel superior',
  },
  {
    category: 'salary',
    attribute: 'salary',
    phrases:
      'salario a combinar, a combinar, comissionado, comissao, salario fixo, fixo e comissao, ajuda de custo, salario',
    where: 'end',
  },
  { category: 'vacancy_count', attribute: 'vacancies', phrases: '9 vagas, 9 vaga, 9 posicoes, 9 oportunidades' },
  { category: 'company_or_client', attribute: 'employer', where: 'start', phrases: 'lojas *, loja *', toEnd: true },
  {
    category: 'company_or_client',
    attribute: 'employer',
    toEnd: true,
    where: 'start',
    phrases:
      'shopping, unidade, filial, matriz, sicredi, supermercado, supermercados, hospital, grupo, rede, faculdade, faculdades, universidade, colegio, escola, hotel, cia, agencia, ag, obra, sede, regional, polo, campus, central, clinica, laboratorio, cd, centro de distribuicao, cdd, aeroporto, fazenda, usina, fabrica, planta, site, pv, posto, restaurante, drogaria, drogarias, projeto, csc, cooperativa',
  },
  {
    category: 'location',
    attribute: 'place',
    toEnd: true,
    where: 'start',
    phrases:
      'regiao, zona, interior de, interior do, grande, estado de, estado da, estado do, cidade de, bairro, litoral, regiao de, regiao metropolitana, todo brasil, todo o brasil, base',
  },
  {
    category: 'company_or_client',
    attribute: 'employer',
    toEnd: true,
    keepsHead: true,
    notAfter: 'de do da',
    phrases: 'shopping, sh, unidade, quiosque, petz, sicredi, unicred, lojas, cdd, filial, aeroporto, outlet',
  },
]
