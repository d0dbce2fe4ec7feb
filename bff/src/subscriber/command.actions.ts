import { createHash } from 'node:crypto';
import type { PersonId, TouchId } from '@loudou/shared/ids';
import { changeRows } from '../delivery';
import type { Transaction } from '../platform/database';
import { appendFact } from '../platform/outbox';
import { applied, type CommandContext, type Outcome, refused } from './command.outcome';
import { commandFault, saidToHaveBeen, subjectOf } from './command.rules';
import { claimCommand, earlierCommand, endCommand, latestApplied, lockPerson } from './command.store';
import { fileComplaint } from './complaint.actions';
import { personAbout } from './complaint.store';
import { Command, type CommandResult, type LeadStateCommand, type SuppressionCommand } from './core.schemas';
import { insertLeadState, isTouchOf, leadStatesOf } from './lead-state.store';
import { idOf } from './subscriber.actions';
import type { Subscriber } from './subscriber.store';
import { insertSuppression, suppressionCause, waitingRows } from './suppression.store';

const maxRowsPutAside = 5_000;

/** One after the other, each in a transaction of its own: a refused one changes nothing for those behind it. */
export async function runCommands(
  context: CommandContext,
  subscriber: Subscriber,
  commands: readonly { id: string }[],
): Promise<CommandResult[]> {
  const results: CommandResult[] = [];
  for (const given of commands) {
    const command = Command.safeParse(given);
    const outcome = command.success
      ? await runCommand(context, subscriber, command.data)
      : refused('malformed');
    results.push({ id: given.id, ...outcome });
  }
  return results;
}

async function runCommand(
  context: CommandContext,
  { subscriberId }: Subscriber,
  command: Command,
): Promise<Outcome> {
  const subject = subjectOf(command);
  const inputHash = createHash('sha256').update(JSON.stringify(command)).digest();
  return context.db.transaction(async (tx) => {
    const about = command.kind === 'complaint' ? command.about : command.personId;
    const named = await personAbout(tx, about);
    const at = context.clock.now();
    const record = { subscriberId, command, personId: named ?? about, subject, inputHash, at };
    if (!(await claimCommand(tx, record))) return firstAnswer(tx, subscriberId, command.id, inputHash);
    const personId = named === null ? null : await lockPerson(tx, named);
    const outcome = personId
      ? await judgeAndApply(context, tx, { subscriberId, subject, command, personId })
      : refused('unknown_person');
    await endCommand(tx, subscriberId, { id: command.id, ...outcome });
    if (personId) await tell(context, tx, { subscriberId, command, personId, outcome });
    return outcome;
  });
}

async function firstAnswer(
  tx: Transaction,
  subscriberId: string,
  commandId: string,
  inputHash: Buffer,
): Promise<Outcome> {
  const first = await earlierCommand(tx, subscriberId, commandId);
  if (!first.inputHash.equals(inputHash)) return refused('id_reused');
  return { result: first.result, cause: first.cause };
}

interface Judged {
  subscriberId: string;
  subject: string;
  command: Command;
  personId: PersonId;
}

async function judgeAndApply(context: CommandContext, tx: Transaction, judged: Judged): Promise<Outcome> {
  const { command, subscriberId, subject, personId } = judged;
  const latest = await latestApplied(tx, subscriberId, personId, subject);
  const { issuedAt, version } = command;
  const told = { issuedAt, version, at: saidToHaveBeen(command) };
  const fault = commandFault(told, latest, context.worldClock.now());
  if (fault) return refused(fault);
  switch (command.kind) {
    case 'suppression':
      return suppress(context, tx, { ...judged, command });
    case 'lead_state':
      return markLead(context, tx, { ...judged, command });
    case 'complaint':
      return fileComplaint(context, tx, { ...judged, command });
  }
}

/** From this moment nothing more is told of the person, and what waits is put aside. */
async function suppress(
  context: CommandContext,
  tx: Transaction,
  { subscriberId, command, personId }: Judged & { command: SuppressionCommand },
): Promise<Outcome> {
  const at = context.clock.now();
  const suppressionId = idOf(context.ids, 'sup');
  await insertSuppression(tx, { suppressionId, personId, subscriberId, command, at });
  const isOver = command.until !== null && Date.parse(command.until) <= at.getTime();
  if (isOver || command.purpose !== 'ad_measurement') return applied();
  const waiting = await waitingRows(tx, personId, command.recipient, maxRowsPutAside);
  await changeRows(
    tx,
    waiting.map((deliveryId) => ({
      deliveryId,
      to: 'suppressed',
      cause: suppressionCause,
      actor: subscriberId,
      details: JSON.stringify({ suppressionId, cause: command.cause }),
      queue: 'remove',
    })),
    at,
  );
  return applied();
}

/** A person comes to each state once; told again, nothing changes. */
async function markLead(
  context: CommandContext,
  tx: Transaction,
  { subscriberId, command, personId }: Judged & { command: LeadStateCommand },
): Promise<Outcome> {
  const { touchId, state } = command;
  if (touchId !== undefined && !(await isTouchOf(tx, touchId, personId))) return refused('unknown_touch');
  const states = await leadStatesOf(tx, personId);
  if (states.includes(state)) return applied('unchanged');
  const at = context.clock.now();
  const factId = await appendFact(
    { ...context, db: tx },
    {
      name: 'lead_state_marked',
      personId,
      onceKey: `${personId}:${state}`,
      occurredAt: new Date(Math.min(Date.parse(command.at), at.getTime())),
      touchId: (touchId as TouchId | undefined) ?? null,
      data: {
        commandId: command.id,
        fromState: states.at(-1) ?? null,
        toState: state,
        actor: subscriberId,
      },
    },
  );
  await insertLeadState(tx, { personId, state, subscriberId, commandId: command.id, factId, at });
  return applied();
}

function tell(
  context: CommandContext,
  tx: Transaction,
  told: Omit<Judged, 'subject'> & { outcome: Outcome },
) {
  const { subscriberId, command, personId, outcome } = told;
  return appendFact(
    { ...context, db: tx },
    {
      name: 'core_action_applied',
      personId,
      onceKey: `${subscriberId}:${command.id}`,
      data: { commandId: command.id, actor: subscriberId, kind: command.kind, ...outcome },
    },
  );
}
