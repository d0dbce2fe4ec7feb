import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../parts/card';
import { Icon } from '../../../shell/icons';
import { withoutVariant, withVariant } from '../draft/definition.rules';
import type { Draft } from '../draft/use-draft';
import type { Parameter, ParameterName, Variant } from '../experiment-types';
import { shareText } from '../experiment-words';
import { PercentField } from '../plan/percent-field';
import { VariantMark } from '../variant-mark';
import { parameterKey } from './parameter-key';
import { ValueField } from './value-field';
import './variants.css';

const mostVariants = 4;

interface VariantTableProps {
  draft: Draft;
  /** Those of the layer. */
  parameters: readonly Parameter[];
  varied: readonly ParameterName[];
}

/** A column for each arm and a line for each part of the page that differs: what is typed here stands side by side. */
export function VariantTable({ draft, parameters, varied }: VariantTableProps) {
  const { t } = useTranslation();
  const { definition, change, mayEdit, problemAt } = draft;
  const { variants } = definition;
  const changeVariant = (changed: Variant, part: Partial<Variant>) =>
    change({
      variants: variants.map((variant) => (variant === changed ? { ...variant, ...part } : variant)),
    });
  const unused = parameters.filter(({ name }) => !varied.includes(name));
  const vary = (name: ParameterName) => {
    const before = parameters.find((parameter) => parameter.name === name)?.default;
    change({
      variants: variants.map((variant) => ({ ...variant, values: { ...variant.values, [name]: before } })),
    });
  };
  const leave = (name: ParameterName) =>
    change({
      variants: variants.map((variant) => ({
        ...variant,
        values: Object.fromEntries(Object.entries(variant.values).filter(([each]) => each !== name)),
      })),
    });
  const total = variants.reduce((sum, { weightBps }) => sum + weightBps, 0);
  return (
    <Card
      title={t('experiments.pages.tableTitle')}
      aside={
        mayEdit &&
        variants.length < mostVariants && (
          <Button
            size="small"
            icon={<Icon name="plus" small />}
            onClick={() => {
              const wider = withVariant(definition, t('experiments.pages.newVariant'));
              if (wider) change(wider);
            }}
          >
            {t('experiments.pages.addVariant')}
          </Button>
        )
      }
    >
      <div className="rows-scroll">
        <table className="rows variant-table">
          <thead>
            <tr>
              <th>
                <span className="visually-hidden">{t('experiments.pages.part')}</span>
              </th>
              {variants.map((variant) => (
                <th key={variant.key}>
                  <span className="variant-head">
                    <VariantMark variant={variant.key} />
                    {variant.key === 'a' ? (
                      <span>{t('experiments.pages.asNow')}</span>
                    ) : (
                      mayEdit &&
                      variants.length > 2 && (
                        <Button
                          type="text"
                          size="small"
                          aria-label={t('experiments.pages.dropVariant', { name: variant.name })}
                          title={t('experiments.pages.dropVariant', { name: variant.name })}
                          icon={<Icon name="cross" small />}
                          onClick={() => change(withoutVariant(definition, variant.key))}
                        />
                      )
                    )}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>{t('experiments.pages.variantName')}</td>
              {variants.map((variant) => (
                <td key={variant.key}>
                  <Input
                    value={variant.name}
                    maxLength={20}
                    disabled={!mayEdit}
                    aria-label={`${variant.key.toUpperCase()} ${t('experiments.pages.variantName')}`}
                    {...(problemAt(`${variant.key}.name`) ? { status: 'error' as const } : {})}
                    onChange={({ target }) => changeVariant(variant, { name: target.value })}
                  />
                  {problemAt(`${variant.key}.name`) && (
                    <p className="experiment-problem">{t('experiments.problem.variant_name')}</p>
                  )}
                </td>
              ))}
            </tr>
            <tr>
              <td>{t('experiments.pages.weight')}</td>
              {variants.map((variant) => (
                <td key={variant.key}>
                  <PercentField
                    id={`weight-${variant.key}`}
                    bps={variant.weightBps}
                    least={1}
                    most={100}
                    disabled={!mayEdit}
                    onChange={(weightBps) => changeVariant(variant, { weightBps })}
                  />
                  {problemAt('weights') && variant === variants.at(-1) && (
                    <p className="experiment-problem" role="alert">
                      {t('experiments.pages.weightsAre', { total: shareText(total) })}
                    </p>
                  )}
                </td>
              ))}
            </tr>
            {varied.map((name) => (
              <tr key={name}>
                <td>
                  {t(`experiments.parameter.${parameterKey(name)}.name`)}
                  <small className="variant-help">
                    {t(`experiments.parameter.${parameterKey(name)}.help`)}
                  </small>
                  {mayEdit && (
                    <Button type="link" size="small" style={{ padding: 0 }} onClick={() => leave(name)}>
                      {t('experiments.pages.leave')}
                    </Button>
                  )}
                </td>
                {variants.map((variant) => (
                  <td key={variant.key} className={differs(variants, variant, name) ? 'changed' : undefined}>
                    <ValueField
                      name={name}
                      label={`${variant.key.toUpperCase()} ${t(`experiments.parameter.${parameterKey(name)}.name`)}`}
                      value={
                        name in variant.values
                          ? variant.values[name]
                          : parameters.find((parameter) => parameter.name === name)?.default
                      }
                      disabled={!mayEdit}
                      isWrong={problemAt(`${variant.key}.${name}`) !== null}
                      onChange={(value) =>
                        changeVariant(variant, { values: { ...variant.values, [name]: value } })
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
            {varied.length === 0 && (
              <tr>
                <td colSpan={variants.length + 1} className="quiet">
                  {t('experiments.problem.nothing_varies')}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {mayEdit && unused.length > 0 && (
        <div className="variant-add">
          <Select<ParameterName>
            value={null}
            aria-label={t('experiments.pages.vary')}
            placeholder={t('experiments.pages.vary')}
            style={{ width: 260 }}
            options={unused.map(({ name }) => ({
              value: name,
              label: t(`experiments.parameter.${parameterKey(name)}.name`),
            }))}
            onChange={vary}
          />
        </div>
      )}
    </Card>
  );
}

const differs = (variants: readonly Variant[], variant: Variant, name: ParameterName): boolean =>
  variant.key !== 'a' && JSON.stringify(variant.values[name]) !== JSON.stringify(variants[0]?.values[name]);
