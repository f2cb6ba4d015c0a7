/** A bulk operation as the store remembers it. Counts are those of the lines written so far. */
export type StoredBulkOperation = {
  id: number;
  type: "QUERY" | "MUTATION";
  status:
    | "CREATED"
    | "RUNNING"
    | "COMPLETED"
    | "CANCELING"
    | "CANCELED"
    | "FAILED"
    | "EXPIRED";
  errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT" | null;
  /** The document as it was given. */
  query: string;
  groupObjects: boolean;
  /** Where the variables of a mutation lie. */
  stagedUploadPath: string | null;
  clientIdentifier: string | null;
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
  objectCount: number;
  rootObjectCount: number;
  /** The result's name in the file store and its size; null while there is none. */
  fileKey: string | null;
  fileSize: number | null;
};

const ended: StoredBulkOperation["status"][] = [
  "COMPLETED",
  "CANCELED",
  "FAILED",
  "EXPIRED",
];

export const isEnded = ({ status }: StoredBulkOperation) =>
  ended.includes(status);
