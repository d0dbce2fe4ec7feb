import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../language/use-language';
import { PersonLink } from '../../../parts/person-link';
import { momentText } from '../../grading/format';
import type { MovedPerson } from '../attribution-api';
import { CreditedName } from '../place-name';

const shownFirst = 6;

export function ExamplesTable({ examples }: { examples: readonly MovedPerson[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [all, setAll] = useState(false);
  return (
    <>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('attribution.try.person')}</th>
            <th>{t('attribution.try.registered')}</th>
            <th>{t('attribution.try.from')}</th>
            <th>{t('attribution.try.to')}</th>
          </tr>
        </thead>
        <tbody>
          {(all ? examples : examples.slice(0, shownFirst)).map((example) => (
            <tr key={example.personId}>
              <td>
                <PersonLink personId={example.personId} />
              </td>
              <td className="nowrap">{momentText(example.registeredAt, language)}</td>
              <td>
                <CreditedName adPlatform={example.fromPlatform} accountId={example.fromAccount} />
              </td>
              <td>
                <CreditedName adPlatform={example.toPlatform} accountId={example.toAccount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && examples.length > shownFirst && (
        <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => setAll(true)}>
          {t('attribution.try.examplesAll', { count: examples.length })}
        </Button>
      )}
    </>
  );
}
