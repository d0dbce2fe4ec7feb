/** Every screen of the mini-program: an area is a stage of the funnel and a subpackage of its own. */
export const screensByArea = {
  entry: ['landing'],
  apply: ['phone', 'identity', 'face', 'bank-card', 'bureau', 'waiting', 'result', 'declined'],
  loan: ['offers', 'cost', 'contract', 'payout'],
  repay: ['home', 'pay', 'result', 'settled', 'schedule'],
  me: ['index', 'consents', 'document', 'messages', 'help'],
} as const;

export type Area = keyof typeof screensByArea;
export type PagePath = { [A in Area]: `pages/${A}/${(typeof screensByArea)[A][number]}/index` }[Area];

/** The area that opens with the app; every other one is fetched when its turn comes near. */
export const mainArea: Area = 'entry';
