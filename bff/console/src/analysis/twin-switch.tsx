import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import './twin.css';

/** Every chart has a table twin, which holds whatever its tooltip says. */
export function TwinSwitch({ asTable, onChange }: { asTable: boolean; onChange(asTable: boolean): void }) {
  const { t } = useTranslation();
  return (
    <Button type="text" size="small" className="no-print" onClick={() => onChange(!asTable)}>
      {t(asTable ? 'action.asChart' : 'action.asTable')}
    </Button>
  );
}
