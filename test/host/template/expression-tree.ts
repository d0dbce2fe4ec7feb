import { type Token, tokenize } from './expression-tokens';

export type Expression =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly object: Expression; readonly key: Expression }
  | { readonly kind: 'call'; readonly callee: Expression; readonly args: Expression[] }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'choice'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly kind: 'array'; readonly items: Expression[] }
  | { readonly kind: 'object'; readonly fields: ObjectField[] };

/** A field without a key spreads its value. */
export interface ObjectField {
  readonly key: string | undefined;
  readonly value: Expression;
}

const KEYWORDS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
]);

const PRECEDENCE = new Map<string, number>(
  [['||'], ['&&'], ['==', '!=', '===', '!=='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']].flatMap(
    (operators, level) => operators.map((operator) => [operator, level + 1] as const),
  ),
);

export function parseExpression(source: string): Expression {
  return new ExpressionReader(source).whole((reader) => reader.expression());
}

/** `data="{{a: 1, ...b}}"` of a template is an object whose braces are the mustache's own. */
export function parseObjectFields(source: string): Expression {
  return new ExpressionReader(source).whole((reader) => reader.objectFields('end'));
}

class ExpressionReader {
  private readonly tokens: Token[];
  private position = 0;

  constructor(private readonly source: string) {
    this.tokens = tokenize(source);
  }

  whole(read: (reader: this) => Expression): Expression {
    const result = read(this);
    if (this.token().kind !== 'end') this.refuse();
    return result;
  }

  expression(): Expression {
    const test = this.binary(1);
    if (!this.accept('?')) return test;
    const yes = this.expression();
    this.expect(':');
    return { kind: 'choice', test, yes, no: this.expression() };
  }

  objectFields(closing: '}' | 'end'): Expression {
    const fields: ObjectField[] = [];
    while (!this.atObjectEnd(closing)) {
      fields.push(this.field());
      if (!this.accept(',')) break;
    }
    if (closing === '}') this.expect('}');
    return { kind: 'object', fields };
  }

  private atObjectEnd(closing: '}' | 'end'): boolean {
    const { kind, text } = this.token();
    return closing === 'end' ? kind === 'end' : kind === 'symbol' && text === closing;
  }

  private field(): ObjectField {
    if (this.accept('...')) return { key: undefined, value: this.expression() };
    const key = this.token();
    if (key.kind !== 'name' && key.kind !== 'string') this.refuse();
    this.position += 1;
    if (this.accept(':')) return { key: key.text, value: this.expression() };
    return { key: key.text, value: { kind: 'name', name: key.text } };
  }

  private binary(level: number): Expression {
    let left = this.unary();
    for (;;) {
      const operator = this.token();
      const precedence = operator.kind === 'symbol' ? PRECEDENCE.get(operator.text) : undefined;
      if (precedence === undefined || precedence < level) return left;
      this.position += 1;
      left = { kind: 'binary', operator: operator.text, left, right: this.binary(precedence + 1) };
    }
  }

  private unary(): Expression {
    for (const operator of ['!', '-', '+'])
      if (this.accept(operator)) return { kind: 'unary', operator, operand: this.unary() };
    if (this.token().kind === 'name' && this.token().text === 'typeof') {
      this.position += 1;
      return { kind: 'unary', operator: 'typeof', operand: this.unary() };
    }
    return this.postfix(this.primary());
  }

  private postfix(base: Expression): Expression {
    let result = base;
    for (;;) {
      if (this.accept('.')) {
        const name = this.token();
        if (name.kind !== 'name') this.refuse();
        this.position += 1;
        result = { kind: 'member', object: result, key: { kind: 'literal', value: name.text } };
      } else if (this.accept('[')) {
        result = { kind: 'member', object: result, key: this.expression() };
        this.expect(']');
      } else if (this.accept('(')) {
        result = { kind: 'call', callee: result, args: this.list(')') };
      } else {
        return result;
      }
    }
  }

  private primary(): Expression {
    if (this.accept('(')) {
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    if (this.accept('[')) return { kind: 'array', items: this.list(']') };
    if (this.accept('{')) return this.objectFields('}');
    const token = this.token();
    this.position += 1;
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    if (token.kind === 'string') return { kind: 'literal', value: token.text };
    if (token.kind !== 'name') this.refuse();
    return KEYWORDS.has(token.text)
      ? { kind: 'literal', value: KEYWORDS.get(token.text) }
      : { kind: 'name', name: token.text };
  }

  private list(closing: string): Expression[] {
    const items: Expression[] = [];
    while (!this.accept(closing)) {
      items.push(this.expression());
      if (!this.accept(',')) {
        this.expect(closing);
        break;
      }
    }
    return items;
  }

  private token(): Token {
    return this.tokens[this.position] ?? { kind: 'end', text: '' };
  }

  private accept(symbol: string): boolean {
    const matches = this.token().kind === 'symbol' && this.token().text === symbol;
    if (matches) this.position += 1;
    return matches;
  }

  private expect(symbol: string): void {
    if (!this.accept(symbol)) this.refuse();
  }

  private refuse(): never {
    throw new Error(
      `template expression "${this.source}" cannot be read at "${this.token().text || 'its end'}"`,
    );
  }
}
