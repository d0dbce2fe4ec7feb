import { Router } from 'express';
import { addPageRoute } from '../ad-platform/page.routes';
import { reportRow } from '../ad-platform/report';
import { addReportRoutes } from '../ad-platform/report.routes';
import type { BookedConversion, ConversionBook } from './conversion-book';
import { receiptPage } from './receipt-page';

/** The report of every platform has one form; the page at `/` is this book's own. */
export function createReceiptRoutes(book: ConversionBook, title: string): Router {
  const router = Router();
  addReportRoutes(router, {
    platform: book.platform,
    rowsOf: (day) => book.inEffect(day).map(rowOf),
    countsOf: (day) => book.byEventAndDay().filter((ofDay) => day === undefined || ofDay.day === day),
  });
  addPageRoute(router, (nonce) => receiptPage(book, title, nonce));
  return router;
}

const rowOf = (conversion: BookedConversion) =>
  reportRow(conversion.platform, { ...conversion, eventTimeMs: conversion.eventTime.getTime() });
