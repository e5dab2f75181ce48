/** Whether a service stands behind these pages; the server that has one marks its pages so. */
export const isServed = document.documentElement.dataset.service !== undefined;
