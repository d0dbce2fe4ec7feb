import { defaultPageConfig } from '@loudou/shared/page-config';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../parts/card';
import type { Definition, ParameterName, Variant } from '../experiment-types';
import { VariantMark } from '../variant-mark';
import { choicesOf } from './parameter-forms';
import { parameterKey } from './parameter-key';
import { textDifference } from './text-difference';
import { useValueText } from './use-value-text';
import './variants.css';

interface DifferencesCardProps {
  definition: Definition;
  varied: readonly ParameterName[];
}

/** Arm by arm, what somebody sees otherwise than in the control, to the letter. */
export function DifferencesCard({ definition, varied }: DifferencesCardProps) {
  const { t } = useTranslation();
  const [control, ...others] = definition.variants;
  if (!control || varied.length === 0) return null;
  const changesOf = (variant: Variant) =>
    varied.filter((name) => valueIn(variant, name) !== valueIn(control, name));
  return (
    <Card title={t('experiments.pages.differences')}>
      <ul className="differences">
        {others.map((variant) => {
          const changed = changesOf(variant);
          return (
            <li key={variant.key}>
              <VariantMark variant={variant.key} name={variant.name} />
              {changed.length === 0 ? (
                <p className="quiet">{t('experiments.pages.same')}</p>
              ) : (
                <dl>
                  {changed.map((name) => (
                    <Difference key={name} name={name} control={control} variant={variant} />
                  ))}
                </dl>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

const valueOf = (variant: Variant, name: ParameterName): unknown =>
  name in variant.values ? variant.values[name] : defaultPageConfig[name];
const valueIn = (variant: Variant, name: ParameterName): string => JSON.stringify(valueOf(variant, name));

function Difference({ name, control, variant }: { name: ParameterName; control: Variant; variant: Variant }) {
  const { t } = useTranslation();
  const valueText = useValueText();
  const [before, after] = [valueText(name, valueOf(control, name)), valueText(name, valueOf(variant, name))];
  const isText = choicesOf(name) === null && name !== 'landing.example';
  const parts = isText ? textDifference(before, after) : { start: '', before, after, end: '' };
  return (
    <>
      <dt>{t(`experiments.parameter.${parameterKey(name)}.name`)}</dt>
      <dd>
        <span>
          {parts.start}
          <del>{parts.before}</del>
          {parts.end}
        </span>
        <span aria-hidden="true" className="quiet">
          →
        </span>
        <span>
          {parts.start}
          <ins>{parts.after}</ins>
          {parts.end}
        </span>
      </dd>
    </>
  );
}
