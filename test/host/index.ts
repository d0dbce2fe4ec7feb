/**
 * A host for built mini-programs, without a phone: it runs the weapp or tt build in a bare JavaScript world,
 * draws its templates, and lets a test act as the person in front of it.
 *
 *     const app = await launchMiniProgram({ platform: 'weapp', bundle, requestBase: bff.url });
 *     await app.type('phone', '13800000000');
 *     await app.tap('Continue');
 *     expect(app.page().route).toBe('pages/apply/identity/index');
 *     app.kill();
 *
 * It shows no layout, no class styles and no speed; those need a browser or a phone.
 */
export type { RequestRecord } from './apis/request';
export type { Arrival } from './app-lifecycle';
export type { DeviceProfile } from './device-profile';
export { type HostAnswers, refusal } from './host-answers';
export { HostNetwork } from './host-network';
export { HostStorage } from './host-storage';
export { launchMiniProgram } from './launch';
export type { LaunchMiniProgramOptions } from './launch-options';
export type { MiniProgram } from './mini-program';
export type { HostPlatform } from './platform';
export type { ViewElement } from './view/element';
