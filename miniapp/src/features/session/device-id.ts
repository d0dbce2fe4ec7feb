import { type DeviceId, isId, newId } from '@loudou/shared/ids';
import { idSource, readStored, tryWriteStored } from '../../host';

const deviceKey = 'device-id';

let deviceId: DeviceId | null = null;

/** Names this installation: made once, gone when the person removes the mini-program. */
export function ownDeviceId(): DeviceId {
  return (deviceId ??= keptDeviceId() ?? madeDeviceId());
}

function keptDeviceId(): DeviceId | null {
  const kept = readStored(deviceKey);
  return isId('device', kept) ? kept : null;
}

function madeDeviceId(): DeviceId {
  const made = newId('device', idSource);
  tryWriteStored(deviceKey, made);
  return made;
}
