/** What is asked for most, so that the first answer is one click away. */
export const readyEvents = ['page_viewed', 'estimate_viewed', 'field_error_shown', 'application_submitted'];
