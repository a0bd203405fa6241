/** One conversation of the made-up past: what a visitor wrote. What the desk replied is made when it is played. */
export interface PastConversation {
  readonly daysAgo: number;
  /** Minutes after midnight, UTC. */
  readonly minuteOfDay: number;
  /** Path below the demo's website. */
  readonly openedOn: string;
  readonly device: 'phone' | 'tablet' | 'desktop';
  readonly language: 'en' | 'es';
  readonly lines: readonly string[];
}

type Row = readonly [
  daysAgo: number,
  minuteOfDay: number,
  openedOn: string,
  device: PastConversation['device'],
  lines: readonly string[],
  language?: 'es',
];

const rows: readonly Row[] = [
  [29, 1010, '', 'phone', ['Hi there', 'How much is a women’s haircut?', 'Great, thank you!']],
  [28, 1100, 'prices', 'desktop', ['What does balayage cost?', 'Do I have to leave a deposit?']],
  [27, 1215, 'hours', 'phone', ['Are you open on Saturday?', 'And on Sunday?']],
  [
    26,
    1040,
    'services',
    'phone',
    [
      'Do you do keratin treatments?',
      'yes please',
      'Ada Example',
      'ada@example.com',
      '+1 202 555 0143',
      'I would like a keratin treatment in December',
      'yes',
    ],
  ],
  [25, 980, 'faq', 'tablet', ['Is there parking?', 'Can I bring my dog?']],
  [
    24,
    1330,
    'es/precios',
    'phone',
    ['¿Cuánto cuesta un corte de mujer?', '¿A qué hora abren el jueves?'],
    'es',
  ],
  [23, 1150, 'contact', 'desktop', ['What is your phone number?']],
  [
    22,
    1275,
    'booking',
    'phone',
    [
      'Can somebody call me back please',
      'My name is Bo Sample',
      'skip',
      '+1 202 555 0117',
      'A wedding updo for the second weekend in May',
      'yes',
    ],
  ],
  [20, 1020, 'prices', 'phone', ['how much is a children’s haircut', 'Is there a student discount?']],
  [19, 1400, '', 'desktop', ['Are you a robot?', 'Do you sell gift cards?']],
  [18, 1080, 'team', 'phone', ['Who does curly hair?', 'How much is a curly cut?']],
  [17, 1190, 'policies', 'tablet', ['What is your cancellation policy?', 'What happens if I am late?']],
  [16, 1230, 'services', 'phone', ['Do you do nails?', 'no thanks']],
  [
    14,
    1110,
    'es/',
    'phone',
    [
      '¿Hacen manicura?',
      'sí, por favor',
      'Carla Ejemplo',
      'carla@example.com',
      'saltar',
      'Quisiera saber si conocen un buen salón de uñas',
      'sí',
    ],
    'es',
  ],
  [13, 1000, 'hours', 'desktop', ['Are you open on 24 December?', 'And on New Year’s Eve?']],
  [12, 1350, 'products', 'phone', ['How much is the shampoo?']],
  [
    10,
    1160,
    'prices',
    'phone',
    [
      'Do you offer beard trims?',
      'yes',
      'Dev Placeholder',
      'dev@example.com',
      'skip',
      'I would like a beard trim with my next haircut',
      'yes that is right',
    ],
  ],
  [9, 1050, 'faq', 'phone', ['Is the studio wheelchair accessible?', 'Do you have wifi?']],
  [8, 1290, 'gift-cards', 'desktop', ['How long are gift cards valid?', 'thanks']],
  [7, 1120, 'es/preguntas', 'tablet', ['¿Se admiten perros?', '¿Hay aparcamiento?', '¡Gracias!'], 'es'],
  [6, 1370, 'aftercare', 'phone', ['When can I wash coloured hair?']],
  [5, 1030, 'contact', 'phone', ['Where are you?', 'Which bus stops near you?']],
  [
    4,
    1205,
    'booking',
    'desktop',
    [
      'Do you come to hotels for weddings?',
      'yes please',
      'Eli Fictional',
      'eli@example.com',
      '202-555-0188',
      'Wedding party of five on 12 June, at a hotel',
      'yes',
    ],
  ],
  [3, 990, 'prices', 'phone', ['How much are highlights for a full head?', 'And balayage?']],
  [2, 1260, '', 'phone', ['Are you open tomorrow?', 'Do I need an appointment?']],
  [
    1,
    1140,
    'services',
    'phone',
    ['Do you do hair extensions?', 'ok', 'Fay Madeup', 'fay@example.com', 'skip', 'skip', 'yes'],
  ],
];

export const demoPast: readonly PastConversation[] = rows.map(
  ([daysAgo, minuteOfDay, openedOn, device, lines, language]): PastConversation => ({
    daysAgo,
    minuteOfDay,
    openedOn,
    device,
    language: language ?? 'en',
    lines,
  }),
);

/** Page views on a day so many days ago: a quiet week's rhythm, busier before the weekend. */
export const demoViews = (daysAgo: number): number => [14, 22, 19, 27, 31, 38, 17][daysAgo % 7] ?? 20;
