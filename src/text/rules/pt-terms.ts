import type { PhraseRule } from './rule.js'

/** Level, contract, hours, shift and place of work. */
export const terms: readonly PhraseRule[] = [
  { category: 'seniority', attribute: 'level', value: 'junior', phrases: 'jr, jnr, junior, juniores' },
  { category: 'seniority', attribute: 'level', value: 'middle', phrases: 'pleno, plena, plenos' },
  { category: 'seniority', attribute: 'level', value: 'middle', phrases: 'pl', notBefore: 'sql i1' },
  { category: 'seniority', attribute: 'level', value: 'senior', phrases: 'sr, snr, senior, sra, seniores' },
  {
    category: 'seniority',
    attribute: 'level',
    value: 'master',
    phrases: 'master',
    where: 'end',
    keepsHead: true,
    person: true,
    notAfter: 'scrum',
  },
  { category: 'seniority', attribute: 'level', value: 'trainee', phrases: 'trainee', keepsHead: true, person: true },
  {
    category: 'seniority',
    attribute: 'level',
    value: 'training',
    phrases: 'em treinamento, em formacao, em desenvolvimento',
  },
  {
    category: 'seniority',
    attribute: 'level',
    phrases: 'n9, nivel 9, nivel i, nivel ii, nivel iii, nivel iv, nivel junior, nivel pleno, nivel senior',
    notWith: 'end gammagrafia inspetor',
  },
  {
    category: 'seniority',
    attribute: 'level',
    value: 'specialist',
    phrases: 'especialista',
    where: 'end',
    keepsHead: true,
    person: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'internship',
    phrases: 'estagiario superior, estagiario tecnico, estagiario, estagiaria, estagiarios, estagiarias, estagiarioa',
    keepsHead: true,
    person: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'internship',
    phrases:
      'programa de estagio, estagio, estagios, vaga de estagio, estagio obrigatorio, estagio superior, estagio tecnico',
    keepsHead: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'apprenticeship',
    phrases: 'jovem aprendiz, menor aprendiz, aprendiz, aprendizes, jovens aprendizes',
    keepsHead: true,
    person: true,
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'temporary',
    phrases:
      'temporario, temporaria, temporarios, contrato temporario, vaga temporaria, trabalho temporario, por tempo determinado, tempo determinado, prazo determinado, com prazo determinado, contrato determinado, contrato por prazo determinado, vaga com prazo determinado, periodo determinado, ctd, 9 meses, safra, safrista',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'intermittent',
    phrases: 'intermitente, contrato intermitente, extra, freelancer',
    where: 'end',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'permanent',
    phrases: 'clt, efetivo, efetiva, vaga efetiva, prazo indeterminado',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'contractor',
    phrases: 'pj',
    where: 'end',
    notAfter:
      'negocios negocio contas conta gerente relacionamento pf varejo credito carteira empresas clientes cliente comercial e agencia agro',
    notWith: 'gerente banco',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'part time',
    phrases: 'meio periodo, meio expediente, tempo parcial, part time, p t',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'full time',
    phrases: 'periodo integral, tempo integral, full time',
  },
  {
    category: 'contract_hours',
    attribute: 'contract',
    value: 'substitute',
    phrases: 'substituicao, cobertura de ferias, licenca maternidade',
    where: 'whole',
  },
  {
    category: 'shift_schedule',
    attribute: 'shift',
    phrases:
      '12x36, 6x1, 5x2, 5x1, 4x4, 4x2, 4x3, 6x2, escala 12x36, escala 6x1, escala 5x2, escala 5x1, escala 4x4, escala 4x2, escala 6x2, escala domingo, escala *, na escala *',
  },
  {
    category: 'shift_schedule',
    attribute: 'shift',
    phrases: '9h, 9hs, 9 horas, 9h semanais, 9 h semanais, 9 horas semanais, 4h, 6h, 8h, 9hrs',
  },
  {
    category: 'shift_schedule',
    attribute: 'shift',
    phrases: 'noturno, noturna, diurno, diurna, matutino, vespertino, plantao noturno, plantao diurno, plantao 12x36',
    where: 'end',
  },
  {
    category: 'shift_schedule',
    attribute: 'shift',
    phrases:
      'turno noite, turno manha, turno tarde, turno noturno, turno diurno, turno da noite, turno da manha, turno da tarde, periodo noturno, periodo diurno, periodo da manha, periodo da tarde, periodo tarde, periodo manha, periodo noite, turno 9, turnos 9, turno a, turno b, turno c, turno d, 1o turno, 2o turno, 3o turno, 4o turno, 9 turno, turnos 9 e 9, turnos 9 9 e 9, primeiro turno, segundo turno, terceiro turno, turno integral, turno intermediario, turno misto, turno revezamento, turno de revezamento, a noite, finais de semana, final de semana, fins de semana, fim de semana',
    notAfter: 'lider supervisor gerente encarregado chefe coordenador',
  },
  {
    category: 'shift_schedule',
    attribute: 'shift',
    phrases: 'manha, tarde, noite, madrugada, turno, manha e tarde, tarde noite, horario comercial, horario',
    where: 'whole',
  },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'remote',
    phrases:
      '100 remoto, 100 remota, home office, homeoffice, home based, teletrabalho, trabalho remoto, vaga remota, 100 home office',
  },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'remote',
    phrases: 'remoto, remota, remote',
    notAfter: 'monitoramento acesso sensoriamento suporte atendimento celula',
    notBefore: 'sensing pilot',
  },
  { category: 'work_mode', attribute: 'workMode', value: 'remote', phrases: 'celula remota', where: 'whole' },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'hybrid',
    phrases: 'hibrido, hibrida, modelo hibrido, trabalho hibrido, vaga hibrida, formato hibrido, hibrido em',
  },
  {
    category: 'work_mode',
    attribute: 'workMode',
    value: 'on site',
    phrases: 'presencial, 100 presencial, modelo presencial, vaga presencial',
  },
]
