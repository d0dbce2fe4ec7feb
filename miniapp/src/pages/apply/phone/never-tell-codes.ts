export const neverTellCodes = '验证码只用于登录。任何人向你要验证码，包括自称客服的人，都不要给。';
