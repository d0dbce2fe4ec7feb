/** The two hosts whose built bundles can be run here. */
export type HostPlatform = 'weapp' | 'tt';

/** What differs between the hosts before any API is called: names of globals, files and directives. */
export interface PlatformShape {
  readonly globalName: 'wx' | 'tt';
  readonly directivePrefix: 'wx:' | 'tt:';
  readonly templateExtension: '.wxml' | '.ttml';
  readonly scriptTag: 'wxs' | 'sjs';
  readonly organicScene: number | string;
}

export const platformShapes: Record<HostPlatform, PlatformShape> = {
  weapp: {
    globalName: 'wx',
    directivePrefix: 'wx:',
    templateExtension: '.wxml',
    scriptTag: 'wxs',
    organicScene: 1001,
  },
  tt: {
    globalName: 'tt',
    directivePrefix: 'tt:',
    templateExtension: '.ttml',
    scriptTag: 'sjs',
    // Douyin scenes are six-character strings: two for the host app, four for the place.
    organicScene: '021001',
  },
};
