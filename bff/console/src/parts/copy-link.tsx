import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../shell/icons';

const SHOWN_MS = 2_000;

interface CopyLinkProps {
  /** Where to, when it is not the present address: a report pins the days that it shows. */
  address?: () => string;
}

/** All filters stand in the address, so a colleague sees the same figures. */
export function CopyLink({ address = () => window.location.href }: CopyLinkProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(address());
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  }

  return (
    <Button
      className="no-print"
      icon={<Icon name={copied ? 'check' : 'link'} small />}
      onClick={() => void copy()}
    >
      {copied ? t('action.copied') : t('action.copyLink')}
    </Button>
  );
}
