import { text, timeoutMs, webAddress, wholeNumber } from '../wire/setting';

const likeness = (usual: number) => wholeNumber(usual, { min: 0, max: 100 });

export const faceVendorConfig = {
  FACE_RULE_ID: {
    schema: text,
    description: 'Business flow (RuleId) of Tencent Cloud face check; set it to use the page of this vendor.',
    example: '1',
  },
  FACE_API_URL: {
    schema: webAddress('https://faceid.tencentcloudapi.com'),
    description: 'Where the face check vendor is.',
  },
  FACE_TICKET_SECONDS: {
    schema: wholeNumber(7_200, { min: 60, max: 86_400 }),
    description: "How long the vendor's page can be opened.",
  },
  FACE_HIGH_FROM: {
    schema: likeness(90),
    description: 'Likeness from which a passed check counts as high confidence.',
  },
  FACE_MEDIUM_FROM: {
    schema: likeness(80),
    description: 'Likeness from which a passed check counts as medium confidence.',
  },
  FACE_TIMEOUT_MS: {
    schema: timeoutMs,
    description: 'How long a call to the face check vendor may take, in milliseconds.',
  },
} as const;
