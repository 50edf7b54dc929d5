import type { Language } from '../../src/kernel/words.ts';

/** What made practices, actions and events are called: a thing and what it is for. */
export const things: Readonly<Record<Language, readonly string[]>> = {
  en: ['Digital services', 'Open data', 'Online payments', 'Electronic identity', 'Service design', 'One counter for everything', 'A participatory budget', 'Procurement of innovation', 'Smart parking', 'School places', 'Building permits', 'A shared map', 'Innovation vouchers', 'Care at home', 'Energy data', 'Plain letters', 'A chat assistant', 'The waste calendar', 'A register of volunteers', 'Open challenges'],
  it: ['Servizi digitali', 'Dati aperti', 'Pagamenti in rete', 'Identità elettronica', 'Progettazione dei servizi', 'Lo sportello unico', 'Il bilancio partecipativo', 'Appalti per l’innovazione', 'Parcheggi intelligenti', 'Iscrizioni a scuola', 'Permessi di costruire', 'Una mappa condivisa', 'Innovazione aperta', 'Assistenza a casa', 'Dati sull’energia', 'Lettere chiare', 'Un assistente in chat', 'Il calendario dei rifiuti', 'Il registro dei volontari', 'Sfide aperte'],
  sv: ['E-tjänster', 'Öppna data', 'Betalningar på nätet', 'E-legitimation', 'Tjänstedesign', 'Medborgarkontor', 'Medborgarbudget', 'Innovationsupphandling', 'Smarta parkeringar', 'Skolval', 'Bygglov på nätet', 'En gemensam karta', 'Innovationscheckar', 'Vård i hemmet', 'Energidata', 'Klara brev', 'En chattassistent', 'Avfallskalendern', 'Ett register över frivilliga', 'Öppna utmaningar'],
  et: ['E-teenused', 'Avaandmed', 'Maksed internetis', 'Elektrooniline identiteet', 'Teenuste disain', 'Ühtne teenindusbüroo', 'Kaasav eelarve', 'Innovatsioonihanked', 'Nutikas parkimine', 'Koolikohad', 'Ehitusload', 'Ühine kaart', 'Innovatsiooniosakud', 'Koduhooldus', 'Energiaandmed', 'Selged kirjad', 'Vestlusrobot', 'Jäätmekalender', 'Vabatahtlike register', 'Avatud väljakutsed'],
  hu: ['Digitális szolgáltatások', 'Nyílt adatok', 'Online fizetés', 'Elektronikus azonosítás', 'Szolgáltatástervezés', 'Egyablakos ügyintézés', 'Részvételi költségvetés', 'Innovációs közbeszerzés', 'Okos parkolás', 'Iskolai beiratkozás', 'Építési engedélyek', 'Közös térkép', 'Innovációs utalvány', 'Otthoni gondozás', 'Energiaadatok', 'Érthető levelek', 'Csevegő segítő', 'Hulladéknaptár', 'Önkéntesek nyilvántartása', 'Nyílt kihívások'],
};

export const purposes: Readonly<Record<Language, readonly string[]>> = {
  en: ['for small firms', 'for older residents', 'in the whole region', 'in two clicks', 'without paper', 'together with schools', 'for every district', 'in five languages', 'for newcomers', 'under one roof', 'from the first day', 'on the telephone'],
  it: ['per le piccole imprese', 'per gli anziani', 'in tutta la regione', 'in due clic', 'senza carta', 'insieme alle scuole', 'per ogni quartiere', 'in cinque lingue', 'per chi è appena arrivato', 'sotto lo stesso tetto', 'dal primo giorno', 'al telefono'],
  sv: ['för småföretag', 'för äldre', 'i hela länet', 'med två klick', 'utan papper', 'tillsammans med skolan', 'för varje stadsdel', 'på fem språk', 'för nyinflyttade', 'under ett tak', 'från första dagen', 'på telefon'],
  et: ['väikeettevõtetele', 'eakatele', 'kogu maakonnas', 'kahe klõpsuga', 'paberita', 'koos koolidega', 'igas linnaosas', 'viies keeles', 'uutele elanikele', 'ühe katuse all', 'esimesest päevast', 'telefonis'],
  hu: ['kisvállalkozásoknak', 'időseknek', 'az egész megyében', 'két kattintással', 'papír nélkül', 'iskolákkal együtt', 'minden városrészben', 'öt nyelven', 'új lakosoknak', 'egy fedél alatt', 'az első naptól', 'telefonon'],
};

const beginnings = ['Vald', 'Montr', 'Borgh', 'Stenk', 'Lindv', 'Kuus', 'Tamm', 'Arany', 'Vasker', 'Kisb', 'Portl', 'Nyäng', 'Óbáts', 'Obert', 'Sankv', 'Vilar', 'Puent', 'Novár', 'Starov', 'Krásn'];
const endings = ['amare', 'ebergö', 'odal', 'ijärve', 'avere', 'óhalom', 'ekút', 'iford', 'ostadt', 'enova', 'ograd', 'äholm', 'éville', 'uborg', 'ümere', 'afalva'];

/** Names of cities that are not there. */
export const cities: readonly string[] = beginnings.flatMap((beginning) => endings.map((ending) => beginning + ending));

/** What people type that nobody thought of. */
export const oddities: readonly string[] = [
  '"quotes" & <b>angles</b> </script>',
  "O'Brien; drop table record; --",
  'back\\slash\\ and \ttab',
  'Ａ full-width Ｔｉｔｌｅ',
  'العربية من اليمين إلى اليسار',
  'emoji 👩🏽‍💻🏳️‍🌈 and joined letters ﬁ',
  'Zalgo t̸̢̛e̷x̵t',
  'one-very-long-word-'.repeat(5),
  'null',
  '{"json": [1, 2, 3]}',
  '%00%0a {{7*7}} ${7*7}',
  '前橋市の電子申請',
];
