/** What a host gives the phone so that the BFF can ask it who this is; each is good for one question. */
export interface LoginCodes {
  loginCode?: string;
  anonymousCode?: string;
}
