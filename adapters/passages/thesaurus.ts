/**
 * Plain English words that stand for each other when people ask and businesses write: how somebody asks ("keep", "buy",
 * "kids") is seldom how a page puts it ("retain", "purchase", "children"). One line is one meaning; a word may stand in
 * several. Close words only: each of them finds passages, though less strongly than the word that was asked with.
 */
const meanings = `
  keep retain retention store storage hold save preserve
  delete remove erase removal deletion
  collect gather obtain receive acquire collection
  share disclose disclosure transfer sell pass
  use process utilize usage
  information data details info
  website site page online web
  company business firm organization
  customer client user visitor guest member patron
  people person individual someone anybody
  third partner affiliate outside vendor provider supplier contractor
  choice choose option preference decide select opt
  control manage change settings
  purpose reason why because
  secure security protect protection safeguard encrypt safe safety
  agree consent permission permit authorize approve accept
  allow permit let may
  forbid prohibit ban
  advertise advertising ad advertisement marketing promotion promotional
  track monitor follow record log
  notify inform tell contact alert notice notification
  update change revise modify edit amend correct
  account profile login registration
  register enroll subscribe join sign registration enrollment
  unsubscribe opt cancel stop leave
  law legal court regulation government authority authorities
  child children kid minor toddler infant baby
  parent guardian mother father family
  buy purchase order acquire
  sell sale offer available stock
  price cost charge fee rate pay amount
  pay payment card cash credit invoice bill billing
  free complimentary included gratis
  cheap discount reduced sale bargain offer
  refund reimburse return money
  return exchange send
  cancel cancellation reschedule postpone
  book reserve reservation booking appointment schedule
  open opening hour hours
  begin start commence
  end finish close expire expiry
  last duration long take length
  quick fast soon immediate prompt
  wait delay queue late
  help assist assistance support aid
  fix repair mend service maintenance
  broken damaged faulty defective fault
  guarantee warranty guaranteed
  deliver delivery ship shipping shipment send courier
  pick collect pickup
  place location address where site venue
  near nearby close distance around
  car vehicle automobile auto van truck
  park parking garage
  bus train transit transport tram subway station
  travel trip journey fly flight
  dog pet animal cat puppy
  food meal eat menu dish cuisine
  drink beverage
  vegetarian vegan plant
  allergy allergic allergen intolerance
  sick ill illness disease sickness infected
  infect infection contagious transmit transmission spread catch contract
  symptom sign
  doctor physician healthcare clinician dentist nurse
  medicine medication drug treatment therapy cure remedy
  treat treatment care heal cure
  test testing check exam examination diagnose diagnosis
  vaccine vaccination immunization shot
  danger dangerous risk risky hazard severe serious harmful
  prevent prevention avoid protect
  clean disinfect wash sanitize hygiene cleaning
  mask facemask
  hospital clinic emergency
  die death fatal mortality
  old elderly older age senior adult
  young youth teen teenager
  pregnant pregnancy expecting
  disabled disability wheelchair accessible accessibility
  worker staff employee team personnel colleague
  job work career vacancy hire hiring employment
  boss manager owner
  teacher instructor trainer coach tutor
  class course lesson session workshop training
  student pupil learner
  school college university
  hotel accommodation stay lodging
  room suite space
  house home property apartment
  internet wifi wireless
  phone telephone call mobile
  email mail message write
  picture photo image photograph
  complain complaint problem issue trouble dispute
  question ask query inquiry enquiry
  answer reply respond response
  big large size
  small little tiny
  insure insurance insured coverage covered cover
  license licensed certified qualified certificate qualification
  gift voucher present
  wear clothes clothing dress
  bring carry
  need require requirement necessary must
  rule policy regulation terms
  cook prepare bake
  make create produce
  get receive obtain
  show display see view
  know learn understand find
  touch surface object
  new novel recent
  name called
  origin source come
`;

const byWord = new Map<string, Set<string>>();
const lines = meanings.trim().split('\n');
for (const words of lines.map((line) => line.trim().split(' '))) {
  for (const word of words) byWord.set(word, new Set([...(byWord.get(word) ?? []), ...words]));
}

/** Endings of the plural and of the verb, the shortest first. */
const endings = [/$/u, /(?<=\w{3})s$/u, /(?<=\w{3})(?:es|ed|d|ing)$/u];

/** English words that mean much the same, for a word as it was typed; none for most words. */
export function alikeInEnglish(word: string): readonly string[] {
  const bare = endings.map((ending) => word.replace(ending, '')).find((one) => byWord.has(one));
  return bare === undefined ? [] : [...(byWord.get(bare) ?? [])].filter((other) => other !== bare);
}
