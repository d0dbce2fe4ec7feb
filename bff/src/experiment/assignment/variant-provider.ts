import { type FeatureDefinitions, GrowthBookClient } from '@growthbook/growthbook';
import {
  type EvaluationContext,
  type JsonValue,
  type Provider,
  type ResolutionDetails,
  StandardResolutionReasons,
  TypeMismatchError,
} from '@openfeature/server-sdk';

/** Evaluates by GrowthBook's SDK and says so in OpenFeature's words; nothing is fetched and nothing is tracked. */
export class VariantProvider implements Provider {
  readonly metadata = { name: 'experiments' } as const;
  readonly runsOn = 'server' as const;
  private client = clientOf({});

  /** From the next evaluation on. */
  use(features: FeatureDefinitions): void {
    this.client = clientOf(features);
  }

  /** The same without a promise, for many at once. */
  evaluate(flag: string, attributes: Record<string, unknown>): ResolutionDetails<string | null> {
    const { value, source, experimentResult } = this.client.evalFeature(flag, { attributes });
    if (source === 'experiment' && experimentResult?.inExperiment)
      return {
        value: String(value),
        variant: String(value),
        reason: StandardResolutionReasons.SPLIT,
        flagMetadata: { experiment: flag, bucket: experimentResult.bucket ?? 0 },
      };
    if (source === 'force')
      return { value: String(value), variant: String(value), reason: StandardResolutionReasons.STATIC };
    return { value: null, reason: StandardResolutionReasons.DEFAULT };
  }

  async resolveStringEvaluation(
    flag: string,
    defaultValue: string,
    context: EvaluationContext,
  ): Promise<ResolutionDetails<string>> {
    const { value, ...details } = this.evaluate(flag, context);
    return { ...details, value: value ?? defaultValue };
  }

  resolveBooleanEvaluation(): Promise<ResolutionDetails<boolean>> {
    return notAVariant();
  }

  resolveNumberEvaluation(): Promise<ResolutionDetails<number>> {
    return notAVariant();
  }

  resolveObjectEvaluation<Value extends JsonValue>(): Promise<ResolutionDetails<Value>> {
    return notAVariant();
  }
}

const notAVariant = () => Promise.reject(new TypeMismatchError('an experiment gives the key of a variant'));

function clientOf(features: FeatureDefinitions): GrowthBookClient {
  return new GrowthBookClient().initSync({ payload: { features } });
}
