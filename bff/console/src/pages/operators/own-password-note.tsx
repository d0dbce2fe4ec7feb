import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router-dom';
import { useMe } from '../../api/queries';
import { Icon } from '../../shell/icons';

/** On every page until it is done: a password made by somebody else opens no second session. */
export function OwnPasswordNote() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { data: me } = useMe();
  if (!me?.mustSetPassword || pathname === '/operators') return null;
  return (
    <p className="note warn" style={{ marginBottom: 14 }}>
      <Icon name="lock" small />
      <span>
        {t('operators.own.mustSet')} <Link to="/operators">{t('operators.own.go')}</Link>
      </span>
    </p>
  );
}
