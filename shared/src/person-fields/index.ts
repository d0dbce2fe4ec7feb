/**
 * What a person types about themselves: checked alike on the phone, while typing, and in the BFF, before
 * anything is kept. Masks are for showing a value back to its owner.
 */
export { isBankCardNumber, maskCardTail } from './bank-card';
export {
  ageOn,
  checkIdentityNumber,
  type IdentityNumberProblem,
  maskIdentityNumber,
} from './identity-number';
export { isPersonName, maskName } from './person-name';
export { isMobileNumber, maskPhone } from './phone';
