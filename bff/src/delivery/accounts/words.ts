/** What a person reads; the console shows the one in its language. */
export interface Words {
  zh: string;
  en: string;
}
