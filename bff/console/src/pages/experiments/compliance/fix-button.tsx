import type { PageConfig } from '@loudou/shared/page-config';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../draft/use-draft';
import type { ParameterName } from '../experiment-types';
import { parameterKey } from '../variants/parameter-key';
import { useValueText } from '../variants/use-value-text';
import type { FindingOf } from './findings.rules';

interface FixButtonProps {
  finding: FindingOf;
  fix: Partial<PageConfig>;
  draft: Draft;
}

/** Puts the mending values into the arm; like any change it still has to be saved. */
export function FixButton({ finding, fix, draft }: FixButtonProps) {
  const { t } = useTranslation();
  const valueText = useValueText();
  const [name] = Object.keys(fix) as ParameterName[];
  if (!name) return null;
  const { variants } = draft.definition;
  return (
    <Button
      type="primary"
      size="small"
      onClick={() =>
        draft.change({
          variants: variants.map((variant) =>
            variant.key === finding.variant ? { ...variant, values: { ...variant.values, ...fix } } : variant,
          ),
        })
      }
    >
      {t('experiments.compliance.fix', {
        part: t(`experiments.parameter.${parameterKey(name)}.name`),
        value: valueText(name, fix[name]),
      })}
    </Button>
  );
}
