import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Block, Rendered, Screen } from '../compliance/compliance-types';
import { choicesIn, labelLetters, type Letters, panelsOf, place, type Placed } from './phone.rules';
import './phone.css';

export interface Pin {
  /** What stands beside the finding as well. */
  number: number;
  blockId: string;
  title: string;
}

interface PhoneProps {
  rendered: Rendered;
  screen: Screen;
  isDark: boolean;
  pins: readonly Pin[];
  /** The block that was asked for: it is brought in sight. */
  marked: string | null;
}

const fallbackGround = { light: '#f3f5f3', dark: '#0d1210' } as const;
const cardGround = { light: '#ffffff', dark: '#161d1a' } as const;
const hostBarPx = 44;

/** A page as its description draws it: words, sizes, colours and places, without being the page itself. */
export function Phone({ rendered, screen, isDark, pins, marked }: PhoneProps) {
  const { t } = useTranslation();
  const view = useRef<HTMLDivElement>(null);
  const theme = isDark ? 'dark' : 'light';
  const letters = rendered.largeText ? 'large' : 'normal';
  const placed = place(
    rendered.blocks.filter((block) => block.screen === screen.name),
    screen.widthPx,
  );
  const flowing = placed.filter(({ fixed }) => !fixed);
  const fixed = placed.filter((block) => block.fixed);
  const barTopPx = Math.min(...fixed.map(({ topPx }) => topPx), Infinity);
  const heightPx = Math.max(
    screen.heightPx,
    ...flowing.map((block) => block.topPx + block.heightPx),
    Number.isFinite(barTopPx) ? barTopPx : 0,
  );
  useEffect(() => {
    if (marked === null) return;
    const block = [...(view.current?.querySelectorAll<HTMLElement>('[data-block]') ?? [])].find(
      ({ dataset }) => dataset['block'] === marked,
    );
    block?.scrollIntoView({ block: 'nearest' });
  }, [marked, screen.name]);
  const pinOf = (block: Block) => pins.find(({ blockId }) => blockId === block.id);
  return (
    <div
      className={`phone ${rendered.host} ${theme}`}
      role="group"
      aria-label={t('experiments.preview.label', { words: flowing.map(({ text }) => text).join('；') })}
    >
      <div className="phone-bar" aria-hidden="true" style={{ height: hostBarPx }}>
        <span>{rendered.host === 'h5' ? 'loudou.example' : t('experiments.preview.title')}</span>
        {rendered.host !== 'h5' && <i />}
      </div>
      <div className="phone-view" ref={view} tabIndex={0}>
        <div className="phone-sheet" style={{ height: heightPx + 16, background: fallbackGround[theme] }}>
          {panelsOf(flowing, fallbackGround.light, letters).map((panel) => (
            <div
              key={panel.topPx}
              className="phone-panel"
              style={{
                top: panel.topPx,
                left: panel.leftPx,
                width: panel.widthPx,
                height: panel.heightPx,
                background: cardGround[theme],
              }}
            />
          ))}
          {flowing.map((block) => (
            <Drawn
              key={block.id}
              block={block}
              theme={theme}
              letters={letters}
              pin={pinOf(block)}
              isMarked={block.id === marked}
            />
          ))}
        </div>
        {fixed.length > 0 && (
          <div className="phone-foot" style={{ background: cardGround[theme] }}>
            {fixed.map((block) => (
              <Drawn
                key={block.id}
                block={{ ...block, topPx: 12 }}
                theme={theme}
                letters={letters}
                pin={pinOf(block)}
                isMarked={block.id === marked}
              />
            ))}
            <div style={{ height: Math.max(...fixed.map((block) => block.heightPx)) + 24 }} />
          </div>
        )}
      </div>
    </div>
  );
}

interface DrawnProps {
  block: Placed;
  theme: 'light' | 'dark';
  letters: Letters;
  pin: Pin | undefined;
  isMarked: boolean;
}

function Drawn({ block, theme, letters, pin, isMarked }: DrawnProps) {
  const { ink, ground } = block.paint[theme];
  const isFilled =
    block.kind === 'button' || (ground !== fallbackGround[theme] && ground !== cardGround[theme]);
  const { sizePx, linePx } = labelLetters[letters];
  const choices = choicesIn(block.text);
  const stands = block.labelStands ? `label-${block.labelStands}` : '';
  return (
    <div
      className={[
        'phone-block',
        block.kind,
        stands,
        isFilled ? 'filled' : '',
        choices.length > 1 ? 'choices' : '',
        pin ? 'pinned' : '',
        isMarked ? 'marked' : '',
      ].join(' ')}
      data-block={block.id}
      title={pin?.title}
      style={{
        top: block.topPx,
        left: block.leftPx,
        width: block.widthPx,
        minHeight: block.heightPx,
        color: ink,
        fontSize: block.sizePx,
        fontWeight: block.weight,
        lineHeight: `${Math.round(block.sizePx * lineShare)}px`,
        ...(isFilled ? { background: ground } : {}),
      }}
    >
      {block.labelStands && (
        <span className="phone-label" style={{ fontSize: sizePx, lineHeight: `${linePx}px` }}>
          {block.label}
        </span>
      )}
      {block.tick && <i className={block.tick.ticked ? 'phone-tick on' : 'phone-tick'} />}
      {choices.map((choice) => (
        <span key={choice}>{choice}</span>
      ))}
      {pin && <em className="phone-pin">{pin.number}</em>}
    </div>
  );
}

const lineShare = 1.4;
