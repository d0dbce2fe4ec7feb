import { answerCalls } from '../../bench/delivery/calls';
import { runMany } from './lab-runs';

/** A part of the laboratory in a process of its own, so that every core has something to do. */
export const calls = answerCalls({ run: runMany });
export type LabCalls = typeof calls;
