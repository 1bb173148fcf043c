import type { PhraseRule } from './rule.js'

/** Audience, languages and skills asked, pay, employer, place, date, and what recruiters add. */
export const noise: readonly PhraseRule[] = [
  {
    category: 'target_group',
    attribute: 'audience',
    value: 'male',
    phrases:
      'masculino, masculinos, sexo masculino, sexo masc, hombre, hombres, solo hombres, varon, varones, caballero, personal masculino',
    notAfter: 'calzado ropa moda indumentaria',
    keepsHead: true,
  },
  {
    category: 'target_group',
    attribute: 'audience',
    value: 'female',
    phrases:
      'femenino, femenina, femeninos, sexo femenino, mujer, mujeres, solo mujeres, dama, damas, senorita, senoritas, sexo fem',
    notAfter: 'calzado ropa moda indumentaria para',
    keepsHead: true,
  },
  {
    category: 'target_group',
    attribute: 'audience',
    value: 'disability',
    phrases:
      'personas con discapacidad, persona con discapacidad, con discapacidad, con certificado de discapacidad, cud, oportunidad personas con discapacidad, con certificado unico de discapacidad, discapacidad',
  },
  {
    category: 'target_group',
    attribute: 'audience',
    phrases:
      'de 9 a 9 anos, 9 a 9 anos, hasta 9 anos, hasta 9, mayor de 9, mayores de 9 anos, sin limites de edad, sin limite de edad, edad 9 a 9, edad 9 9, primer empleo, ideal primer empleo, indistinto, recien egresado, recien egresados, excelente presencia, buena presencia',
  },
  { category: 'target_group', attribute: 'audience', phrases: 'estudiantes, estudiante', where: 'whole' },
  {
    category: 'not_a_job',
    notAVacancy: true,
    toEnd: true,
    phrases:
      'deja tu cv, dejanos tu cv, envianos tu cv, postulaciones espontaneas, postulacion espontanea, sumate a nuestro, sumate al, suma te, forma parte, unete a, unite a, unite al, sumate a, sumate',
  },
  {
    category: 'not_a_job',
    notAVacancy: true,
    phrases:
      'base de talentos, bolsa de trabajo, reclutamiento masivo, feria de empleo, banco de talentos, candidatura espontanea, programa de jovenes profesionales',
  },
  { category: 'not_a_job', notAVacancy: true, where: 'start', toEnd: true, phrases: 'base de datos' },
  {
    category: 'not_a_job',
    notAVacancy: true,
    where: 'whole',
    phrases: 'prueba, test, busquedas, vacantes, varias vacantes, varios puestos, oportunidades',
  },
  { category: 'not_a_job', phrases: 'copia, resumen', where: 'end' },
  {
    category: 'urgency_marketing',
    phrases:
      'urgente, urge, urgen, urgentemente, contratacion inmediata, ingreso inmediato, incorporacion inmediata, disponibilidad inmediata, inicio inmediato, vacante, vacantes, vacante de, se solicita, se solicitan, solicito, solicitamos, se busca, buscamos, se requiere, se necesita, se necesitan, importante oportunidad, excelente oportunidad, oportunidad, oportunidad laboral, empleo, nos encontramos en la busqueda de, en busqueda de, estamos en busqueda de, estamos buscando, estamos en la busqueda de, busqueda laboral, busqueda de, incorporamos, movilidad propia, con movilidad propia, requisito excluyente, excluyente, con actitud, trabajo de, trabajo, oferta, beneficios',
  },
  {
    category: 'skills_requirements',
    attribute: 'qualifiers',
    toEnd: true,
    phrases:
      'con experiencia, con exp, c experiencia, c exp, con buena experiencia, con o sin experiencia, sin experiencia, experiencia en, experiencia, con conocimiento, con conocimientos, con licencia, con registro, c registro, licencia, con vehiculo, con auto, con moto, con carnet, con manejo, manejo de, manejo, para radicar, disponibilidad para, disponibilidad de, con matricula, con formacion, con titulo, licenciatura, o afin, o afines, afines, trunco, titulado, titulada',
  },
  {
    category: 'language_requirement',
    attribute: 'languageAsked',
    notWith: 'profesor profesora docente maestro maestra traductor traductora interprete teacher instructor',
    phrases:
      'con LANGUAGE, LANGUAGE avanzado, LANGUAGE alto, LANGUAGE intermedio, LANGUAGE fluido, LANGUAGE basico, LANGUAGE bilingue, LANGUAGE nativo, con LANGUAGE avanzado, con LANGUAGE intermedio, con LANGUAGE fluido, con nivel de LANGUAGE, con dominio de LANGUAGE, bilingue LANGUAGE, bilingue, bilingues, c9 LANGUAGE, b9 LANGUAGE, LANGUAGE c9, LANGUAGE b9, LANGUAGE excluyente, manejo de LANGUAGE, dominio de LANGUAGE, con LANGUAGE alto, LANGUAGE 9, trilingue',
  },
  {
    category: 'language_requirement',
    attribute: 'languageAsked',
    where: 'whole',
    notWith: 'profesor docente maestro maestra profesora traductor',
    phrases: 'LANGUAGE, LANGUAGE LANGUAGE, LANGUAGE y LANGUAGE',
  },
  { category: 'location', attribute: 'place', phrases: 'diferentes zonas, distintas zonas' },
  {
    category: 'salary',
    attribute: 'salary',
    toEnd: true,
    phrases:
      'sueldo, sueldo fijo, sueldo basico, salario, fijo + comision, fijo comision, fijo comisiones, fijo y comisiones, comisiones sin techo, comisiones sin tope, a comision, comisiones',
  },
  {
    category: 'vacancy_count',
    attribute: 'vacancies',
    where: 'end',
    phrases: 'varios, varias, 9 vacantes, 9 puestos',
  },
  {
    category: 'company_or_client',
    attribute: 'employer',
    toEnd: true,
    keepsHead: true,
    phrases:
      'para importante, para empresa, para multinacional, para reconocida, para reconocido, para prestigiosa, para prestigioso, para hotel, para restaurante, para cadena, para laboratorio, para farmacia, para farmacias, para estudio, para estudio contable, para planta, para tienda, para fabrica, para call center, para supermercado, para consultora, para clinica, para hospital, para escuela, para colegio, para agencia, para constructora, para despacho, para industria, para grupo, para sucursal, para taller, para local, para locales, para comercio, para lider, para banco, para entidad, para organizacion, para obra, para bar, para cafeteria, para inmobiliaria, para concesionario, para concesionaria, para automotriz, para financiera, para distribuidora, para almacen, para area, para el area, importante empresa, empresa de, empresa lider, multinacional, prestigiosa empresa, prestigiosa, prestigioso, importante, reconocida empresa, del rubro, rubro, sector, en empresa, en importante',
  },
  {
    category: 'location',
    attribute: 'place',
    toEnd: true,
    keepsHead: true,
    phrases:
      'zona, en zona, para zona, zona sur, zona norte, zona oeste, col, colonia, sucursal, gba, en gba, caba, en caba, partido de, barrio, provincia de, capital federal, para cordoba, residentes en, para residentes en, region, plaza, delegacion, mtro, metro',
    notBefore: 'de',
  },
]
