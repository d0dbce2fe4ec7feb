export { OtpInput, type OtpInputProps } from './otp-input';
export { codeLength } from './typed-code';
