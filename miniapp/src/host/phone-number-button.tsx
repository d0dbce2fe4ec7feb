import { Button } from '@tarojs/components';
import type { ReactNode } from 'react';
import { hostName } from './host-name';
import { phoneCodeOfPlayedHost, playedHost } from './preview';

export interface PhoneNumberButtonProps {
  className?: string;
  children: ReactNode;
  disabled?: boolean;
  /** A code that is good once, for the BFF to read the number with. */
  onCode: (code: string) => void;
  /** The person said no, or the host has no number to give: another way must stand ready. */
  onUnavailable: (reason: 'declined' | 'failed') => void;
}

/** Whether the host hands over a proven number at one tap. */
export const hasPhoneNumberButton = (): boolean => hostName() !== 'h5';

export function PhoneNumberButton(props: PhoneNumberButtonProps) {
  const { className, children, disabled, onCode, onUnavailable } = props;
  const askPlayedHost = () =>
    phoneCodeOfPlayedHost().then(onCode, () => {
      onUnavailable('failed');
    });
  if (playedHost())
    return (
      <Button className={className} disabled={disabled} onClick={askPlayedHost}>
        {children}
      </Button>
    );
  return (
    <Button
      className={className}
      disabled={disabled}
      openType="getPhoneNumber"
      onGetPhoneNumber={(event) => {
        const { code, errMsg } = event.detail as { code?: string; errMsg?: string };
        if (code) onCode(code);
        else onUnavailable(/den[yi]/.test(errMsg ?? '') ? 'declined' : 'failed');
      }}
    >
      {children}
    </Button>
  );
}
