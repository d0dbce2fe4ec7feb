/** Gives the bundle a `Date` that reads the host's clock; dates made from a given time are untouched. */
export const skippableDateSource = `(function (now) {
  const RealDate = Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  });
})`;

/** The only use of the Function constructor that the platforms promise is \`return this\`. */
export const refusingFunctionSource = `(function () {
  const RealFunction = Function;
  function RefusingFunction() {
    const body = String(arguments[arguments.length - 1] || '').trim().replace(/;$/, '');
    if (body === 'return this') return function () { return globalThis; };
    throw new EvalError('the host refuses to make functions from strings');
  }
  RefusingFunction.prototype = RealFunction.prototype;
  globalThis.Function = RefusingFunction;
})()`;
