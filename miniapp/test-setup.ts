import '@testing-library/jest-dom';

// Set by the build; a test that cares for another host sets its own.
process.env.TARO_ENV ??= 'weapp';
Object.assign(globalThis, { LOUDOU_API_BASE: 'http://bff.test', LOUDOU_APP_VERSION: '0.0.0-test' });
