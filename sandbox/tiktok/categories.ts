export const defaultCategoryId = "601226";
