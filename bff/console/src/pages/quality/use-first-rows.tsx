import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../format/numbers';

/** The first rows of a long list, until somebody wants all of it. */
export function useFirstRows<Row>(rows: readonly Row[], few: number) {
  const { t } = useTranslation();
  const [all, showAll] = useState(false);
  const isCut = !all && rows.length > few;
  return {
    shown: isCut ? rows.slice(0, few) : rows,
    more: isCut && (
      <Button type="link" size="small" style={{ padding: 0 }} onClick={() => showAll(true)}>
        {t('quality.showAll', { count: countText(rows.length) })}
      </Button>
    ),
  };
}
