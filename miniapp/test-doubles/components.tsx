/**
 * The host's components as plain HTML, so that a test finds them by role and text.
 * Only the event shape of the hosts is kept: what was chosen or typed arrives in `detail.value`.
 */
import { type ChangeEvent, type CSSProperties, type FC, type ReactNode, useId } from 'react';

type Value = string | number | boolean | string[] | number[];
type HostEvent = { detail: { value: Value }; stopPropagation: () => void; preventDefault: () => void };
type Handler = ((event: HostEvent) => void) | undefined;
type HostProps = {
  children?: ReactNode;
  id?: string;
  className?: string;
  style?: CSSProperties | string;
  value?: Value;
  disabled?: boolean;
  onClick?: (event: unknown) => void;
  [name: string]: unknown;
};

const nothing = (): void => undefined;
const hostEvent = (value: Value): HostEvent => ({
  detail: { value },
  stopPropagation: nothing,
  preventDefault: nothing,
});
const call = (handler: unknown, value: Value): void => (handler as Handler)?.(hostEvent(value));

/** What HTML understands as well: identity, look, accessibility and data attributes. */
function plain(props: HostProps): Record<string, unknown> {
  const kept = ['id', 'className', 'role', 'onClick', 'tabIndex'];
  const entries = Object.entries(props).filter(([name]) => kept.includes(name) || /^(aria|data)-/.test(name));
  const style = typeof props.style === 'object' ? { style: props.style } : {};
  return { ...Object.fromEntries(entries), ...style, ...ariaOfHost(props) };
}

/** The hosts write `ariaLabel` where HTML writes `aria-label`. */
function ariaOfHost(props: HostProps): Record<string, unknown> {
  const names: Record<string, string> = {
    ariaLabel: 'aria-label',
    ariaRole: 'role',
    ariaHidden: 'aria-hidden',
  };
  return Object.fromEntries(
    Object.entries(names)
      .filter(([host]) => props[host] !== undefined)
      .map(([host, html]) => [html, props[host]]),
  );
}

const box = (Tag: 'div' | 'span'): FC<HostProps> =>
  function Box(props) {
    return <Tag {...plain(props)}>{props.children}</Tag>;
  };

export const View = box('div');
export const Text = box('span');
export const Block = box('div');
export const CoverView = box('div');
export const Swiper = box('div');
export const SwiperItem = box('div');
export const Icon = box('span');
export const Progress = box('div');

export const ScrollView: FC<HostProps> = (props) => (
  <div {...plain(props)} onScroll={() => call(props.onScroll, 0)}>
    {props.children}
  </div>
);

export const RichText: FC<HostProps> = (props) => (
  <div {...plain(props)}>{typeof props.nodes === 'string' ? props.nodes.replace(/<[^>]*>/g, '') : null}</div>
);

export const Button: FC<HostProps> = (props) => (
  <button
    type={props.formType === 'submit' ? 'submit' : 'button'}
    {...plain(props)}
    disabled={props.disabled}
    data-open-type={props.openType}
  >
    {props.children}
  </button>
);

export const Label: FC<HostProps> = (props) => (
  <label {...plain(props)} htmlFor={props.for as string | undefined}>
    {props.children}
  </label>
);

export const Form: FC<HostProps> = (props) => (
  <form
    {...plain(props)}
    onSubmit={(event) => {
      event.preventDefault();
      call(props.onSubmit, '');
    }}
  >
    {props.children}
  </form>
);

const typing = (props: HostProps) => ({
  ...plain(props),
  ...(props.value === undefined ? { defaultValue: '' } : { value: props.value as string }),
  placeholder: props.placeholder as string | undefined,
  disabled: props.disabled,
  maxLength: typeof props.maxlength === 'number' && props.maxlength > 0 ? props.maxlength : undefined,
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    call(props.onInput, event.target.value),
  onFocus: () => call(props.onFocus, ''),
  onBlur: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    call(props.onBlur, event.target.value),
});

export const Input: FC<HostProps> = (props) => (
  <input
    {...typing(props)}
    type={props.password ? 'password' : 'text'}
    inputMode={['number', 'idcard', 'digit'].includes(String(props.type)) ? 'numeric' : undefined}
    onKeyDown={(event) => event.key === 'Enter' && call(props.onConfirm, event.currentTarget.value)}
  />
);

export const Textarea: FC<HostProps> = (props) => <textarea {...typing(props)} />;

export const Image: FC<HostProps> = (props) => (
  <img
    {...plain(props)}
    src={props.src as string}
    alt={(props['aria-label'] ?? props.ariaLabel ?? '') as string}
  />
);

export const Switch: FC<HostProps> = (props) => (
  <input
    {...plain(props)}
    type="checkbox"
    role="switch"
    checked={Boolean(props.checked)}
    disabled={props.disabled}
    onChange={(event) => call(props.onChange, event.target.checked)}
  />
);

export const Slider: FC<HostProps> = (props) => (
  <input
    {...plain(props)}
    type="range"
    min={props.min as number}
    max={props.max as number}
    step={props.step as number}
    value={props.value as number}
    disabled={props.disabled}
    onChange={(event) => {
      call(props.onChanging, Number(event.target.value));
      call(props.onChange, Number(event.target.value));
    }}
  />
);

/** A group reads its answer from the boxes inside it, as the hosts do. */
const chosen = (root: HTMLElement): string[] =>
  Array.from(root.querySelectorAll<HTMLInputElement>('input:checked'), (input) => input.value);

export const CheckboxGroup: FC<HostProps> = (props) => (
  <div {...plain(props)} onChange={(event) => call(props.onChange, chosen(event.currentTarget))}>
    {props.children}
  </div>
);

export const RadioGroup: FC<HostProps> = (props) => {
  return (
    <div
      role="radiogroup"
      {...plain(props)}
      onChange={(event) => call(props.onChange, (event.target as unknown as HTMLInputElement).value)}
    >
      {props.children}
    </div>
  );
};

const ticked = (type: 'checkbox' | 'radio'): FC<HostProps> =>
  function Ticked(props) {
    return (
      <label>
        <input
          {...plain(props)}
          type={type}
          value={props.value as string}
          checked={Boolean(props.checked)}
          disabled={props.disabled}
          onChange={nothing}
        />
        {props.children}
      </label>
    );
  };

export const Checkbox = ticked('checkbox');
export const Radio = ticked('radio');

/** A picker of one column is a list to choose from; the hosts answer with the index, not the text. */
export const Picker: FC<HostProps> = (props) => {
  const id = useId();
  if (props.mode === 'date')
    return (
      <input
        {...plain(props)}
        type="date"
        value={props.value as string}
        onChange={(event) => call(props.onChange, event.target.value)}
      />
    );
  const range = (props.range ?? []) as (string | Record<string, string>)[];
  const text = (option: string | Record<string, string>) =>
    typeof option === 'string' ? option : option[String(props.rangeKey)];
  return (
    <div {...plain(props)}>
      {props.children}
      <select
        aria-labelledby={id}
        value={String(props.value ?? 0)}
        disabled={props.disabled}
        onChange={(event) => call(props.onChange, Number(event.target.value))}
      >
        {range.map((option, index) => (
          <option key={index} value={index}>
            {text(option)}
          </option>
        ))}
      </select>
    </div>
  );
};

export const WebView: FC<HostProps> = (props) => <iframe title="web-view" src={props.src as string} />;
