import type { Expression } from './expression-tree';

/** Names a template can see: data of the page or component, loop variables, script modules. */
export type Scope = Readonly<Record<string, unknown>>;

const unaryOperators: Record<string, (operand: unknown) => unknown> = {
  '!': (operand) => !operand,
  '-': (operand) => -Number(operand),
  '+': (operand) => Number(operand),
  typeof: (operand) => typeof operand,
};

// Templates compare and add as JavaScript does, loose equality included, so the operands stay untyped.
type Operand = string & number;
const binaryOperators: Record<string, (left: Operand, right: Operand) => unknown> = {
  '==': (left, right) => left == right,
  '!=': (left, right) => left != right,
  '===': (left, right) => left === right,
  '!==': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
};

/** Templates never throw on missing data: an unknown name or a field of nothing is undefined. */
export function evaluate(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'name':
      return Object.hasOwn(scope, expression.name) ? scope[expression.name] : undefined;
    case 'member':
      return fieldOf(evaluate(expression.object, scope), evaluate(expression.key, scope));
    case 'call':
      return call(expression, scope);
    case 'unary':
      return unaryOperators[expression.operator]?.(evaluate(expression.operand, scope));
    case 'binary':
      return binary(expression, scope);
    case 'choice':
      return evaluate(evaluate(expression.test, scope) ? expression.yes : expression.no, scope);
    case 'array':
      return expression.items.map((item) => evaluate(item, scope));
    case 'object':
      return Object.assign(
        {},
        ...expression.fields.map(({ key, value }) =>
          key === undefined ? evaluate(value, scope) : { [key]: evaluate(value, scope) },
        ),
      );
  }
}

function fieldOf(object: unknown, key: unknown): unknown {
  return object === undefined || object === null
    ? undefined
    : (object as Record<string, unknown>)[String(key)];
}

const isCallable = (value: unknown): value is (...args: unknown[]) => unknown => typeof value === 'function';

function call({ callee, args }: Expression & { kind: 'call' }, scope: Scope): unknown {
  const target = evaluate(callee, scope);
  return isCallable(target) ? target(...args.map((arg) => evaluate(arg, scope))) : undefined;
}

function binary({ operator, left, right }: Expression & { kind: 'binary' }, scope: Scope): unknown {
  const first = evaluate(left, scope);
  if (operator === '&&') return first && evaluate(right, scope);
  if (operator === '||') return first || evaluate(right, scope);
  return binaryOperators[operator]?.(first as Operand, evaluate(right, scope) as Operand);
}
