import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zhPreview } from '../../../language/experiments/zh.preview';
import { Card } from '../../../parts/card';
import { ErrorNote } from '../../../parts/error-note';
import { useRendered } from '../compliance/compliance-queries';
import type { Experiment } from '../experiment-types';
import { LookControls } from './look-controls';
import { Phone, type Pin } from './phone';
import { PinNumber } from './pin-number';
import type { PhoneLook } from './use-look';
import './phone-card.css';

interface PhoneCardProps {
  experiment: Experiment;
  look: PhoneLook;
  pins: readonly Pin[];
  marked: string | null;
  columns?: number;
  /** The draft on the screen says other than what was saved. */
  isChanged: boolean;
  onLook(part: Partial<PhoneLook>): void;
}

type ScreenKey = keyof typeof zhPreview.screen;

/** One arm on one host, drawn from its description; a failing rule is pinned at its very place. */
export function PhoneCard({ experiment, look, pins, marked, columns, isChanged, onLook }: PhoneCardProps) {
  const { t } = useTranslation();
  const { variants, audience, layer } = experiment.definition;
  const rendered = useRendered(experiment, look);
  const [chosen, setChosen] = useState<string | null>(null);
  const screens = rendered.data?.screens ?? [];
  const ofMark = rendered.data?.blocks.find(({ id }) => id === marked)?.screen;
  const screen =
    screens.find(({ name }) => name === (ofMark ?? chosen ?? layerScreen[layer])) ?? screens[0] ?? null;
  const screenName = (name: string) =>
    name in zhPreview.screen ? t(`experiments.preview.screen.${name as ScreenKey}`) : name;
  // A rule may stand at several places; below the phone it is told once.
  const here = pins.filter(
    ({ number }, index) =>
      pins.findIndex((pin) => pin.number === number) === index &&
      pins.some(
        (pin) =>
          pin.number === number &&
          rendered.data?.blocks.some((block) => block.id === pin.blockId && block.screen === screen?.name),
      ),
  );
  return (
    <Card
      title={t('experiments.preview.cardTitle')}
      columns={columns ?? 12}
      aside={
        screens.length > 1 &&
        screen && (
          <Select
            size="small"
            aria-label={t('experiments.preview.screenLabel')}
            value={screen.name}
            style={{ width: 132 }}
            options={screens.map(({ name }) => ({ value: name, label: screenName(name) }))}
            onChange={setChosen}
          />
        )
      }
    >
      <div className="card-body">
        <LookControls look={look} variants={variants} hosts={audience.hosts} onLook={onLook} />
        {isChanged && (
          <p className="note" style={{ marginBottom: 12 }}>
            {t('experiments.preview.ofSaved')}
          </p>
        )}
        {rendered.isError && (
          <ErrorNote
            what={t('experiments.preview.cardTitle')}
            error={rendered.error}
            keepsOld={rendered.data !== undefined}
            onRetry={() => void rendered.refetch()}
          />
        )}
        {rendered.data && screen ? (
          <Phone rendered={rendered.data} screen={screen} isDark={look.dark} pins={pins} marked={marked} />
        ) : (
          !rendered.isError && <div className="phone" aria-busy="true" />
        )}
        {here.length > 0 && (
          <ul className="phone-pins">
            {here.map((pin) => (
              <li key={`${pin.number} ${pin.blockId}`}>
                <PinNumber number={pin.number} />
                {pin.title}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

/** Where the parameters of a layer are seen first. */
const layerScreen: Record<Experiment['layer'], string> = {
  landing: 'landing',
  consent: 'consent',
  application: 'identity',
  result: 'result',
};
