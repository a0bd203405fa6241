type Texts = Readonly<Record<string, string>>;

export type Topic = 'hours' | 'price' | 'place' | 'industry';

/** What everybody asks, by language. `{item}` is something that has a price. */
export const general: Readonly<
  Record<string, Readonly<Record<'hours' | 'price' | 'item' | 'place', string>>>
> = {
  en: {
    ...{ hours: 'When are you open?', price: 'What are your prices?' },
    ...{ item: 'How much is {item}?', place: 'Where are you?' },
  },
  es: {
    ...{ hours: '¿Cuándo están abiertos?', price: '¿Cuáles son sus precios?' },
    ...{ item: '¿Cuánto cuesta {item}?', place: '¿Dónde están?' },
  },
  fr: {
    ...{ hours: 'Quand êtes-vous ouverts ?', price: 'Quels sont vos prix ?' },
    ...{ item: 'Combien coûte {item} ?', place: 'Où êtes-vous ?' },
  },
  de: {
    ...{ hours: 'Wann haben Sie geöffnet?', price: 'Welche Preise haben Sie?' },
    ...{ item: 'Was kostet {item}?', place: 'Wo sind Sie?' },
  },
  pt: {
    ...{ hours: 'Quando estão abertos?', price: 'Quais são os preços?' },
    ...{ item: 'Quanto custa {item}?', place: 'Onde ficam?' },
  },
};

const english: Texts = {
  beauty: 'How do I book an appointment?',
  finance: 'How do I arrange a first meeting?',
  fitness: 'Can I try a class first?',
  food: 'Can I reserve a table?',
  health: 'Are you taking new patients?',
  'home-services': 'Which area do you cover?',
  hospitality: 'When can I check in?',
  legal: 'How do I arrange a first meeting?',
  retail: 'Can I return something?',
  'professional-services': 'How do I arrange a first meeting?',
  other: 'How can I reach you?',
};
const meeting = {
  es: '¿Cómo pido una primera cita?',
  fr: 'Comment prendre un premier rendez-vous ?',
  de: 'Wie vereinbare ich ein erstes Gespräch?',
  pt: 'Como marco uma primeira reunião?',
};

/** What visitors of a business of this kind ask, by language. */
export const ofIndustry: Readonly<Record<string, Texts>> = {
  en: english,
  es: {
    beauty: '¿Cómo pido una cita?',
    fitness: '¿Puedo probar una clase?',
    food: '¿Puedo reservar una mesa?',
    health: '¿Aceptan pacientes nuevos?',
    'home-services': '¿En qué zona trabajan?',
    hospitality: '¿A qué hora es la entrada?',
    retail: '¿Puedo devolver un producto?',
    ...{ finance: meeting.es, legal: meeting.es, 'professional-services': meeting.es },
    other: '¿Cómo puedo contactarlos?',
  },
  fr: {
    beauty: 'Comment prendre rendez-vous ?',
    fitness: 'Puis-je essayer un cours ?',
    food: 'Puis-je réserver une table ?',
    health: 'Acceptez-vous de nouveaux patients ?',
    'home-services': 'Dans quelle région intervenez-vous ?',
    hospitality: 'À partir de quelle heure puis-je arriver ?',
    retail: 'Puis-je retourner un article ?',
    ...{ finance: meeting.fr, legal: meeting.fr, 'professional-services': meeting.fr },
    other: 'Comment puis-je vous joindre ?',
  },
  de: {
    beauty: 'Wie vereinbare ich einen Termin?',
    fitness: 'Kann ich einen Kurs ausprobieren?',
    food: 'Kann ich einen Tisch reservieren?',
    health: 'Nehmen Sie neue Patienten auf?',
    'home-services': 'In welchem Gebiet arbeiten Sie?',
    hospitality: 'Ab wann kann ich einchecken?',
    retail: 'Kann ich etwas zurückgeben?',
    ...{ finance: meeting.de, legal: meeting.de, 'professional-services': meeting.de },
    other: 'Wie erreiche ich Sie?',
  },
  pt: {
    beauty: 'Como marco um horário?',
    fitness: 'Posso experimentar uma aula?',
    food: 'Posso reservar uma mesa?',
    health: 'Aceitam novos pacientes?',
    'home-services': 'Em que região trabalham?',
    hospitality: 'A que horas posso fazer o check-in?',
    retail: 'Posso devolver um produto?',
    ...{ finance: meeting.pt, legal: meeting.pt, 'professional-services': meeting.pt },
    other: 'Como posso falar com vocês?',
  },
};
