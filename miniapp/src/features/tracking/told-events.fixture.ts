import Taro from '@tarojs/taro';
import { setTrackingPermission } from './track';

interface Told {
  name: string;
  page: string;
  properties: Record<string, unknown>;
}

/** Agrees for the person and reads what lies in the queue from now on, as `name page {properties}`. */
export function toldEvents(): { all(): Told[]; of(name: string): Told['properties'][] } {
  setTrackingPermission('refused');
  setTrackingPermission('granted');
  const all = (): Told[] => {
    const text = (Taro.getStorageSync as (key: string) => unknown)('loudou.weapp.behaviour-queue');
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as { events: Told[] }).events : [];
  };
  return {
    all,
    of: (name) =>
      all()
        .filter((event) => event.name === name)
        .map(({ properties }) => properties),
  };
}
