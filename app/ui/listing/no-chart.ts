/** What the form says where the listing shall have no size chart any more. */
export const noChart = "none";
