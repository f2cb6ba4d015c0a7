// What each document asks and what Shopify answers to it, by the document's name. Generated from Shopify's published schema, version 2026-10,
// by `npm run shopify:types`. Do not edit.

export type Documents = {
  AcceptCancellation: {
    variables: { id: string; message: string; };
    answer: {
      fulfillmentOrderAcceptCancellationRequest: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  AcceptRequest: {
    variables: { id: string; message: string; };
    answer: {
      fulfillmentOrderAcceptFulfillmentRequest: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  ActivateItem: {
    variables: { inventoryItemId: string; locationId: string; key: string; };
    answer: {
      inventoryActivate: {
        inventoryLevel: {
          id: string;
        } | null;
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  AdjustQuantities: {
    variables: { input: InventoryAdjustQuantitiesInput; key: string; };
    answer: {
      inventoryAdjustQuantities: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: InventoryAdjustQuantitiesUserErrorCode | null;
        }>;
      };
    };
  };
  ApproveReturn: {
    variables: { input: ReturnApproveRequestInput; };
    answer: {
      returnApproveRequest: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: ReturnErrorCode | null;
        }>;
      };
    };
  };
  CancelExport: {
    variables: { id: string; };
    answer: {
      bulkOperationCancel: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  CancelFulfillment: {
    variables: { id: string; };
    answer: {
      fulfillmentCancel: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  CancelOrder: {
    variables: { orderId: string; reason: OrderCancelReason; restock: boolean; };
    answer: {
      orderCancel: {
        orderCancelUserErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: OrderCancelUserErrorCode | null;
        }>;
      };
    };
  };
  CancelReturn: {
    variables: { id: string; };
    answer: {
      returnCancel: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: ReturnErrorCode | null;
        }>;
      };
    };
  };
  CloseFulfillmentOrder: {
    variables: { id: string; message: string; };
    answer: {
      fulfillmentOrderClose: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  CloseOrder: {
    variables: { input: OrderCloseInput; };
    answer: {
      orderClose: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  CloseReturn: {
    variables: { id: string; };
    answer: {
      returnClose: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: ReturnErrorCode | null;
        }>;
      };
    };
  };
  CreateFulfillment: {
    variables: { fulfillment: FulfillmentInput; };
    answer: {
      fulfillmentCreate: {
        fulfillment: {
          id: string;
        } | null;
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  CreateFulfillmentEvent: {
    variables: { event: FulfillmentEventInput; };
    answer: {
      fulfillmentEventCreate: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  CreateFulfillmentService: {
    variables: { name: string; callbackUrl: string; };
    answer: {
      fulfillmentServiceCreate: {
        fulfillmentService: {
          id: string;
          handle: string;
          serviceName: string;
          callbackUrl: string | null;
          type: FulfillmentServiceType;
          location: {
            id: string;
          } | null;
        } | null;
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  CreateOrder: {
    variables: { order: OrderCreateOrderInput; options: OrderCreateOptionsInput; };
    answer: {
      orderCreate: {
        order: {
          id: string;
          name: string;
          lineItems: {
            nodes: Array<{
              id: string;
              title: string;
              sku: string | null;
              quantity: number;
              currentQuantity: number;
              customAttributes: Array<{
                key: string;
                value: string | null;
              }>;
              variant: {
                id: string;
              } | null;
              originalUnitPriceSet: {
                shopMoney: {
                  amount: string;
                };
              };
              discountedUnitPriceAfterAllDiscountsSet: {
                shopMoney: {
                  amount: string;
                };
              };
            }>;
          };
        } | null;
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: OrderCreateUserErrorCode | null;
        }>;
      };
    };
  };
  CreateRefund: {
    variables: { input: RefundInput; key: string; };
    answer: {
      refundCreate: {
        refund: {
          id: string;
        } | null;
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  CreateReturn: {
    variables: { input: ReturnInput; };
    answer: {
      returnCreate: {
        return: {
          id: string;
        } | null;
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: ReturnErrorCode | null;
        }>;
      };
    };
  };
  DeclineReturn: {
    variables: { input: ReturnDeclineRequestInput; };
    answer: {
      returnDeclineRequest: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: ReturnErrorCode | null;
        }>;
      };
    };
  };
  ExportLevels: {
    variables: Record<string, never>;
    answer: {
      inventoryItems: {
        edges: Array<{
          node: {
            id: string;
            inventoryLevels: {
              edges: Array<{
                node: {
                  updatedAt: string;
                  location: {
                    id: string;
                  };
                  quantities: Array<{
                    name: string;
                    quantity: number;
                  }>;
                };
              }>;
            };
          };
        }>;
      };
    };
  };
  ExportProducts: {
    variables: Record<string, never>;
    answer: {
      products: {
        edges: Array<{
          node: {
            id: string;
            title: string;
            handle: string;
            status: ProductStatus;
            vendor: string;
            productType: string;
            updatedAt: string;
            descriptionHtml: string;
            media: {
              edges: Array<{
                node: {
                  id: string;
                  image: {
                    url: string;
                  } | null;
                };
              }>;
            };
            variants: {
              edges: Array<{
                node: {
                  id: string;
                  sku: string | null;
                  barcode: string | null;
                  title: string;
                  price: string;
                  compareAtPrice: string | null;
                  position: number;
                  requiresComponents: boolean;
                  selectedOptions: Array<{
                    name: string;
                    value: string;
                  }>;
                  media: {
                    edges: Array<{
                      node: {
                        id: string;
                        image: {
                          url: string;
                        } | null;
                      };
                    }>;
                  };
                  inventoryItem: {
                    id: string;
                    unitCost: {
                      amount: string;
                      currencyCode: CurrencyCode;
                    } | null;
                    measurement: {
                      weight: {
                        value: number;
                        unit: WeightUnit;
                      } | null;
                    };
                  };
                };
              }>;
            };
          };
        }>;
      };
    };
  };
  FetchAnnotations: {
    variables: { id: string; };
    answer: {
      order: {
        tags: Array<string>;
        note: string | null;
        closed: boolean;
        customAttributes: Array<{
          key: string;
          value: string | null;
        }>;
      } | null;
    };
  };
  FetchCancellable: {
    variables: { id: string; };
    answer: {
      order: {
        cancelledAt: string | null;
        fulfillments: Array<{
          status: FulfillmentStatus;
        }>;
        fulfillmentOrders: {
          nodes: Array<{
            assignedLocation: {
              location: {
                isFulfillmentService: boolean;
              } | null;
            };
          }>;
        };
      } | null;
    };
  };
  FetchCollection: {
    variables: { id: string; after?: string | null; };
    answer: {
      collection: {
        title: string;
        updatedAt: string;
        products: {
          nodes: Array<{
            id: string;
          }>;
          pageInfo: {
            hasNextPage: boolean;
            endCursor: string | null;
          };
        };
      } | null;
    };
  };
  FetchComponents: {
    variables: { ids: ReadonlyArray<string>; };
    answer: {
      nodes: Array<{
        id: string;
        productVariantComponents: {
          nodes: Array<{
            quantity: number;
            productVariant: {
              id: string;
            };
          }>;
        };
      } | null>;
    };
  };
  FetchDestination: {
    variables: { id: string; };
    answer: {
      fulfillmentOrder: {
        order: {
          id: string;
          updatedAt: string;
          email: string | null;
          shippingAddress: {
            firstName: string | null;
            lastName: string | null;
            company: string | null;
            phone: string | null;
            countryCodeV2: CountryCode | null;
            province: string | null;
            city: string | null;
            address1: string | null;
            address2: string | null;
            zip: string | null;
          } | null;
        };
        destination: {
          firstName: string | null;
          lastName: string | null;
          company: string | null;
          phone: string | null;
          email: string | null;
          countryCode: CountryCode | null;
          province: string | null;
          city: string | null;
          address1: string | null;
          address2: string | null;
          zip: string | null;
        } | null;
      } | null;
    };
  };
  FetchDispositions: {
    variables: { id: string; };
    answer: {
      return: {
        reverseFulfillmentOrders: {
          nodes: Array<{
            lineItems: {
              nodes: Array<{
                fulfillmentLineItem: {
                  lineItem: {
                    id: string;
                  };
                } | null;
                dispositions: Array<{
                  type: ReverseFulfillmentOrderDispositionType;
                  quantity: number;
                  createdAt: string;
                  location: {
                    id: string;
                  } | null;
                }>;
              }>;
            };
          }>;
        };
      } | null;
    };
  };
  FetchExport: {
    variables: { id: string; };
    answer: {
      bulkOperation: {
        status: BulkOperationStatus;
        errorCode: BulkOperationErrorCode | null;
        url: string | null;
      } | null;
    };
  };
  FetchFulfillment: {
    variables: { id: string; };
    answer: {
      fulfillment: {
        status: FulfillmentStatus;
        trackingInfo: Array<{
          company: string | null;
          number: string | null;
          url: string | null;
        }>;
        events: {
          nodes: Array<{
            status: FulfillmentEventStatus;
            happenedAt: string;
          }>;
        };
      } | null;
    };
  };
  FetchFulfillmentLines: {
    variables: { id: string; after?: string | null; };
    answer: {
      fulfillment: {
        fulfillmentLineItems: {
          nodes: Array<{
            quantity: number | null;
            lineItem: {
              id: string;
            };
          }>;
          pageInfo: {
            hasNextPage: boolean;
            endCursor: string | null;
          };
        };
      } | null;
    };
  };
  FetchFulfillmentOrderLines: {
    variables: { id: string; after?: string | null; };
    answer: {
      fulfillmentOrder: {
        lineItems: {
          nodes: Array<{
            id: string;
            sku: string | null;
            totalQuantity: number;
            remainingQuantity: number;
            lineItem: {
              id: string;
            };
            variant: {
              id: string;
            } | null;
          }>;
          pageInfo: {
            hasNextPage: boolean;
            endCursor: string | null;
          };
        };
      } | null;
    };
  };
  FetchFulfillmentOrderPlace: {
    variables: { id: string; };
    answer: {
      fulfillmentOrder: {
        assignedLocation: {
          location: {
            id: string;
          } | null;
        };
      } | null;
    };
  };
  FetchFulfillmentOrders: {
    variables: { id: string; after?: string | null; };
    answer: {
      order: {
        fulfillmentOrders: {
          nodes: Array<{
            id: string;
            status: FulfillmentOrderStatus;
            requestStatus: FulfillmentOrderRequestStatus;
            updatedAt: string;
            fulfillBy: string | null;
            assignedLocation: {
              location: {
                id: string;
              } | null;
            };
            merchantRequests: {
              nodes: Array<{
                kind: FulfillmentOrderMerchantRequestKind;
                sentAt: string;
              }>;
            };
            lineItems: {
              nodes: Array<{
                id: string;
                sku: string | null;
                totalQuantity: number;
                remainingQuantity: number;
                lineItem: {
                  id: string;
                };
                variant: {
                  id: string;
                } | null;
              }>;
              pageInfo: {
                hasNextPage: boolean;
                endCursor: string | null;
              };
            };
          }>;
          pageInfo: {
            hasNextPage: boolean;
            endCursor: string | null;
          };
        };
      } | null;
    };
  };
  FetchFulfillments: {
    variables: { id: string; };
    answer: {
      order: {
        fulfillments: Array<{
          id: string;
          status: FulfillmentStatus;
          createdAt: string;
          updatedAt: string;
          deliveredAt: string | null;
          location: {
            id: string;
          } | null;
          trackingInfo: Array<{
            company: string | null;
            number: string | null;
            url: string | null;
          }>;
          fulfillmentLineItems: {
            nodes: Array<{
              quantity: number | null;
              lineItem: {
                id: string;
              };
            }>;
            pageInfo: {
              hasNextPage: boolean;
              endCursor: string | null;
            };
          };
        }>;
      } | null;
    };
  };
  FetchHolds: {
    variables: { id: string; };
    answer: {
      fulfillmentOrder: {
        fulfillmentHolds: Array<{
          id: string;
          handle: string | null;
          heldByRequestingApp: boolean;
        }>;
      } | null;
    };
  };
  FetchItemLevels: {
    variables: { id: string; after?: string | null; };
    answer: {
      inventoryItem: {
        inventoryLevels: {
          nodes: Array<{
            updatedAt: string;
            location: {
              id: string;
            };
            quantities: Array<{
              name: string;
              quantity: number;
            }>;
          }>;
          pageInfo: {
            hasNextPage: boolean;
            endCursor: string | null;
          };
        };
      } | null;
    };
  };
  FetchLevels: {
    variables: { ids: ReadonlyArray<string>; };
    answer: {
      nodes: Array<{
        id: string;
        inventoryLevels: {
          nodes: Array<{
            updatedAt: string;
            location: {
              id: string;
            };
            quantities: Array<{
              name: string;
              quantity: number;
            }>;
          }>;
          pageInfo: {
            hasNextPage: boolean;
            endCursor: string | null;
          };
        };
      } | null>;
    };
  };
  FetchOrderLines: {
    variables: { id: string; after?: string | null; };
    answer: {
      order: {
        lineItems: {
          nodes: Array<{
            id: string;
            title: string;
            sku: string | null;
            quantity: number;
            currentQuantity: number;
            customAttributes: Array<{
              key: string;
              value: string | null;
            }>;
            variant: {
              id: string;
            } | null;
            originalUnitPriceSet: {
              shopMoney: {
                amount: string;
              };
            };
            discountedUnitPriceAfterAllDiscountsSet: {
              shopMoney: {
                amount: string;
              };
            };
          }>;
          pageInfo: {
            hasNextPage: boolean;
            endCursor: string | null;
          };
        };
      } | null;
    };
  };
  FetchOrders: {
    variables: { ids: ReadonlyArray<string>; };
    answer: {
      nodes: Array<{
        id: string;
        name: string;
        sourceIdentifier: string | null;
        processedAt: string;
        updatedAt: string;
        cancelledAt: string | null;
        cancelReason: OrderCancelReason | null;
        cancellation: {
          staffNote: string | null;
        } | null;
        returnStatus: OrderReturnStatus;
        refunds: Array<{
          id: string;
        }>;
        currencyCode: CurrencyCode;
        totalPriceSet: {
          shopMoney: {
            amount: string;
          };
        };
        shippingAddress: {
          firstName: string | null;
          lastName: string | null;
          company: string | null;
          phone: string | null;
          countryCodeV2: CountryCode | null;
          province: string | null;
          provinceCode: string | null;
          city: string | null;
          address1: string | null;
          address2: string | null;
          zip: string | null;
        } | null;
        lineItems: {
          nodes: Array<{
            id: string;
            title: string;
            sku: string | null;
            quantity: number;
            currentQuantity: number;
            customAttributes: Array<{
              key: string;
              value: string | null;
            }>;
            variant: {
              id: string;
            } | null;
            originalUnitPriceSet: {
              shopMoney: {
                amount: string;
              };
            };
            discountedUnitPriceAfterAllDiscountsSet: {
              shopMoney: {
                amount: string;
              };
            };
          }>;
          pageInfo: {
            hasNextPage: boolean;
            endCursor: string | null;
          };
        };
        fulfillmentOrders: {
          nodes: Array<{
            id: string;
            status: FulfillmentOrderStatus;
            requestStatus: FulfillmentOrderRequestStatus;
            updatedAt: string;
            fulfillBy: string | null;
            assignedLocation: {
              location: {
                id: string;
              } | null;
            };
            merchantRequests: {
              nodes: Array<{
                kind: FulfillmentOrderMerchantRequestKind;
                sentAt: string;
              }>;
            };
            lineItems: {
              nodes: Array<{
                id: string;
                sku: string | null;
                totalQuantity: number;
                remainingQuantity: number;
                lineItem: {
                  id: string;
                };
                variant: {
                  id: string;
                } | null;
              }>;
              pageInfo: {
                hasNextPage: boolean;
                endCursor: string | null;
              };
            };
          }>;
          pageInfo: {
            hasNextPage: boolean;
            endCursor: string | null;
          };
        };
        fulfillments: Array<{
          id: string;
          status: FulfillmentStatus;
          createdAt: string;
          updatedAt: string;
          deliveredAt: string | null;
          location: {
            id: string;
          } | null;
          trackingInfo: Array<{
            company: string | null;
            number: string | null;
            url: string | null;
          }>;
          fulfillmentLineItems: {
            nodes: Array<{
              quantity: number | null;
              lineItem: {
                id: string;
              };
            }>;
            pageInfo: {
              hasNextPage: boolean;
              endCursor: string | null;
            };
          };
        }>;
      } | null>;
    };
  };
  FetchOrdersOfRequests: {
    variables: { ids: ReadonlyArray<string>; };
    answer: {
      nodes: Array<{
        orderId: string;
      } | null>;
    };
  };
  FetchOrdersOfReturns: {
    variables: { ids: ReadonlyArray<string>; };
    answer: {
      nodes: Array<{
        order: {
          id: string;
        };
      } | {
        orderOfGoods: {
          id: string;
        } | null;
      } | null>;
    };
  };
  FetchProduct: {
    variables: { id: string; };
    answer: {
      shop: {
        currencyCode: CurrencyCode;
      };
      product: {
        id: string;
        title: string;
        handle: string;
        status: ProductStatus;
        vendor: string;
        productType: string;
        updatedAt: string;
        descriptionHtml: string;
        media: {
          nodes: Array<{
            id: string;
            image: {
              url: string;
            } | null;
          }>;
        };
        variants: {
          nodes: Array<{
            id: string;
            sku: string | null;
            barcode: string | null;
            title: string;
            price: string;
            compareAtPrice: string | null;
            position: number;
            requiresComponents: boolean;
            selectedOptions: Array<{
              name: string;
              value: string;
            }>;
            media: {
              nodes: Array<{
                id: string;
                image: {
                  url: string;
                } | null;
              }>;
            };
            inventoryItem: {
              id: string;
              unitCost: {
                amount: string;
                currencyCode: CurrencyCode;
              } | null;
              measurement: {
                weight: {
                  value: number;
                  unit: WeightUnit;
                } | null;
              };
            };
          }>;
          pageInfo: {
            hasNextPage: boolean;
            endCursor: string | null;
          };
        };
      } | null;
    };
  };
  FetchRefunds: {
    variables: { id: string; };
    answer: {
      order: {
        currencyCode: CurrencyCode;
        refunds: Array<{
          id: string;
          note: string | null;
          createdAt: string | null;
          totalRefundedSet: {
            shopMoney: {
              amount: string;
            };
          };
          return: {
            id: string;
          } | null;
          refundLineItems: {
            nodes: Array<{
              quantity: number;
              restockType: RefundLineItemRestockType;
              lineItem: {
                id: string;
              };
              location: {
                id: string;
              } | null;
            }>;
          };
        }>;
        transactions: Array<{
          id: string;
          kind: OrderTransactionKind;
          status: OrderTransactionStatus;
          gateway: string | null;
        }>;
      } | null;
    };
  };
  FetchRequestState: {
    variables: { id: string; };
    answer: {
      fulfillmentOrder: {
        id: string;
        status: FulfillmentOrderStatus;
        requestStatus: FulfillmentOrderRequestStatus;
        merchantRequests: {
          nodes: Array<{
            kind: FulfillmentOrderMerchantRequestKind;
            sentAt: string;
          }>;
        };
      } | null;
    };
  };
  FetchReturn: {
    variables: { id: string; };
    answer: {
      return: {
        status: ReturnStatus;
        returnLineItems: {
          nodes: Array<{
            id: string;
            quantity: number;
            processedQuantity: number;
            fulfillmentLineItem: {
              id: string;
            };
          }>;
        };
        reverseFulfillmentOrders: {
          nodes: Array<{
            lineItems: {
              nodes: Array<{
                id: string;
                fulfillmentLineItem: {
                  id: string;
                } | null;
              }>;
            };
          }>;
        };
      } | null;
    };
  };
  FetchReturns: {
    variables: { id: string; };
    answer: {
      order: {
        returns: {
          nodes: Array<{
            id: string;
            name: string;
            status: ReturnStatus;
            createdAt: string;
            decline: {
              note: string | null;
            } | null;
            returnLineItems: {
              nodes: Array<{
                id: string;
                quantity: number;
                processedQuantity: number;
                returnReasonNote: string;
                customerNote: string | null;
                returnReasonDefinition: {
                  handle: string;
                } | null;
                fulfillmentLineItem: {
                  lineItem: {
                    id: string;
                  };
                };
              }>;
            };
          }>;
        };
      } | null;
    };
  };
  FetchShop: {
    variables: Record<string, never>;
    answer: {
      shop: {
        name: string;
        currencyCode: CurrencyCode;
        ianaTimezone: string;
      };
    };
  };
  FetchStocking: {
    variables: { inventoryItemId: string; locationId: string; };
    answer: {
      inventoryItem: {
        tracked: boolean;
        inventoryLevel: {
          isActive: boolean;
        } | null;
      } | null;
    };
  };
  FetchVariants: {
    variables: { id: string; after?: string | null; };
    answer: {
      product: {
        variants: {
          nodes: Array<{
            id: string;
            sku: string | null;
            barcode: string | null;
            title: string;
            price: string;
            compareAtPrice: string | null;
            position: number;
            requiresComponents: boolean;
            selectedOptions: Array<{
              name: string;
              value: string;
            }>;
            media: {
              nodes: Array<{
                id: string;
                image: {
                  url: string;
                } | null;
              }>;
            };
            inventoryItem: {
              id: string;
              unitCost: {
                amount: string;
                currencyCode: CurrencyCode;
              } | null;
              measurement: {
                weight: {
                  value: number;
                  unit: WeightUnit;
                } | null;
              };
            };
          }>;
          pageInfo: {
            hasNextPage: boolean;
            endCursor: string | null;
          };
        };
      } | null;
    };
  };
  FindFulfillment: {
    variables: { id: string; };
    answer: {
      order: {
        fulfillments: Array<{
          id: string;
          status: FulfillmentStatus;
          trackingInfo: Array<{
            number: string | null;
          }>;
        }>;
      } | null;
    };
  };
  FindOrderBySource: {
    variables: { query: string; };
    answer: {
      found: {
        nodes: Array<{
          id: string;
          name: string;
          sourceIdentifier: string | null;
        }>;
      };
      newest: {
        nodes: Array<{
          id: string;
          name: string;
          sourceIdentifier: string | null;
        }>;
      };
    };
  };
  HoldFulfillmentOrder: {
    variables: { id: string; hold: FulfillmentOrderHoldInput; };
    answer: {
      fulfillmentOrderHold: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: FulfillmentOrderHoldUserErrorCode | null;
        }>;
      };
    };
  };
  ListChangedCollections: {
    variables: { query: string; after?: string | null; };
    answer: {
      changed: {
        nodes: Array<{
          id: string;
          updatedAt: string;
        }>;
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    };
  };
  ListChangedOrders: {
    variables: { query: string; after?: string | null; };
    answer: {
      changed: {
        nodes: Array<{
          id: string;
          updatedAt: string;
        }>;
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    };
  };
  ListChangedProducts: {
    variables: { query: string; after?: string | null; };
    answer: {
      changed: {
        nodes: Array<{
          id: string;
          updatedAt: string;
        }>;
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    };
  };
  ListChangedStock: {
    variables: { locationId: string; query: string; after?: string | null; };
    answer: {
      location: {
        inventoryLevels: {
          nodes: Array<{
            updatedAt: string;
            item: {
              id: string;
            };
          }>;
          pageInfo: {
            hasNextPage: boolean;
            endCursor: string | null;
          };
        };
      } | null;
    };
  };
  ListFulfillmentServices: {
    variables: Record<string, never>;
    answer: {
      shop: {
        fulfillmentServices: Array<{
          id: string;
          handle: string;
          serviceName: string;
          callbackUrl: string | null;
          type: FulfillmentServiceType;
          location: {
            id: string;
          } | null;
        }>;
      };
    };
  };
  ListLevels: {
    variables: { after?: string | null; };
    answer: {
      inventoryItems: {
        nodes: Array<{
          id: string;
          inventoryLevels: {
            nodes: Array<{
              updatedAt: string;
              location: {
                id: string;
              };
              quantities: Array<{
                name: string;
                quantity: number;
              }>;
            }>;
            pageInfo: {
              hasNextPage: boolean;
              endCursor: string | null;
            };
          };
        }>;
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    };
  };
  ListLocations: {
    variables: { after?: string | null; };
    answer: {
      locations: {
        nodes: Array<{
          id: string;
          name: string;
          isFulfillmentService: boolean;
        }>;
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    };
  };
  ListOrdersInReturn: {
    variables: { query: string; after?: string | null; };
    answer: {
      orders: {
        nodes: Array<{
          id: string;
          returns: {
            nodes: Array<{
              id: string;
              status: ReturnStatus;
            }>;
          };
        }>;
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    };
  };
  ListPastSales: {
    variables: { query: string; after?: string | null; };
    answer: {
      orders: {
        nodes: Array<{
          id: string;
          processedAt: string;
          cancelledAt: string | null;
          sourceName: string | null;
          sourceIdentifier: string | null;
          tags: Array<string>;
          test: boolean;
          lineItems: {
            nodes: Array<{
              currentQuantity: number;
              variant: {
                id: string;
              } | null;
            }>;
            pageInfo: {
              hasNextPage: boolean;
              endCursor: string | null;
            };
          };
        }>;
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    };
  };
  ListProducts: {
    variables: { after?: string | null; };
    answer: {
      shop: {
        currencyCode: CurrencyCode;
      };
      products: {
        nodes: Array<{
          id: string;
          title: string;
          handle: string;
          status: ProductStatus;
          vendor: string;
          productType: string;
          updatedAt: string;
          descriptionHtml: string;
          media: {
            nodes: Array<{
              id: string;
              image: {
                url: string;
              } | null;
            }>;
          };
          variants: {
            nodes: Array<{
              id: string;
              sku: string | null;
              barcode: string | null;
              title: string;
              price: string;
              compareAtPrice: string | null;
              position: number;
              requiresComponents: boolean;
              selectedOptions: Array<{
                name: string;
                value: string;
              }>;
              media: {
                nodes: Array<{
                  id: string;
                  image: {
                    url: string;
                  } | null;
                }>;
              };
              inventoryItem: {
                id: string;
                unitCost: {
                  amount: string;
                  currencyCode: CurrencyCode;
                } | null;
                measurement: {
                  weight: {
                    value: number;
                    unit: WeightUnit;
                  } | null;
                };
              };
            }>;
            pageInfo: {
              hasNextPage: boolean;
              endCursor: string | null;
            };
          };
        }>;
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    };
  };
  ListReturnReasons: {
    variables: Record<string, never>;
    answer: {
      returnReasonDefinitions: {
        nodes: Array<{
          id: string;
          handle: string;
          deleted: boolean;
        }>;
      };
    };
  };
  ListReturnable: {
    variables: { orderId: string; };
    answer: {
      returnableFulfillments: {
        nodes: Array<{
          returnableFulfillmentLineItems: {
            nodes: Array<{
              quantity: number;
              fulfillmentLineItem: {
                id: string;
                lineItem: {
                  id: string;
                };
              };
            }>;
          };
        }>;
      };
    };
  };
  ListWaitingRequests: {
    variables: { status: FulfillmentOrderAssignmentStatus; after?: string | null; };
    answer: {
      assignedFulfillmentOrders: {
        nodes: Array<{
          id: string;
          orderId: string;
          updatedAt: string;
        }>;
        pageInfo: {
          hasNextPage: boolean;
          endCursor: string | null;
        };
      };
    };
  };
  MoveFulfillmentOrder: {
    variables: { id: string; locationId: string; };
    answer: {
      fulfillmentOrderMove: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: FulfillmentOrderMoveFulfillmentOrderMoveUserErrorCode | null;
        }>;
      };
    };
  };
  MoveFulfillmentService: {
    variables: { id: string; callbackUrl: string; };
    answer: {
      fulfillmentServiceUpdate: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  MoveQuantities: {
    variables: { input: InventoryMoveQuantitiesInput; key: string; };
    answer: {
      inventoryMoveQuantities: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: InventoryMoveQuantitiesUserErrorCode | null;
        }>;
      };
    };
  };
  ProcessReturn: {
    variables: { input: ReturnProcessInput; };
    answer: {
      returnProcess: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: ReturnErrorCode | null;
        }>;
      };
    };
  };
  RejectCancellation: {
    variables: { id: string; message: string; };
    answer: {
      fulfillmentOrderRejectCancellationRequest: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  RejectRequest: {
    variables: { id: string; message: string; reason: FulfillmentOrderRejectionReason; };
    answer: {
      fulfillmentOrderRejectFulfillmentRequest: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  ReleaseHold: {
    variables: { id: string; holdIds: ReadonlyArray<string>; };
    answer: {
      fulfillmentOrderReleaseHold: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: FulfillmentOrderReleaseHoldUserErrorCode | null;
        }>;
      };
    };
  };
  RequestReturn: {
    variables: { input: ReturnRequestInput; };
    answer: {
      returnRequest: {
        return: {
          id: string;
        } | null;
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: ReturnErrorCode | null;
        }>;
      };
    };
  };
  SetPictures: {
    variables: { identifier: ProductSetIdentifiers; input: ProductSetInput; };
    answer: {
      productSet: {
        product: {
          id: string;
          media: {
            nodes: Array<{
              id: string;
            }>;
          };
        } | null;
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: ProductSetUserErrorCode | null;
        }>;
      };
    };
  };
  SetProduct: {
    variables: { identifier: ProductSetIdentifiers; input: ProductSetInput; };
    answer: {
      productSet: {
        product: {
          id: string;
        } | null;
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: ProductSetUserErrorCode | null;
        }>;
      };
    };
  };
  SetProductStatus: {
    variables: { product: ProductUpdateInput; };
    answer: {
      productUpdate: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  SetQuantities: {
    variables: { input: InventorySetQuantitiesInput; key: string; };
    answer: {
      inventorySetQuantities: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: InventorySetQuantitiesUserErrorCode | null;
        }>;
      };
    };
  };
  StartExport: {
    variables: { query: string; };
    answer: {
      bulkOperationRunQuery: {
        bulkOperation: {
          id: string;
        } | null;
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: BulkOperationUserErrorCode | null;
        }>;
      };
    };
  };
  TrackItem: {
    variables: { id: string; };
    answer: {
      inventoryItemUpdate: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  UpdateOrder: {
    variables: { input: OrderInput; };
    answer: {
      orderUpdate: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  UpdateProduct: {
    variables: { product: ProductUpdateInput; };
    answer: {
      productUpdate: {
        product: {
          id: string;
        } | null;
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  UpdateTracking: {
    variables: { id: string; tracking: FulfillmentTrackingInput; notifyCustomer: boolean; };
    answer: {
      fulfillmentTrackingInfoUpdate: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
        }>;
      };
    };
  };
  UpdateVariants: {
    variables: { productId: string; variants: ReadonlyArray<ProductVariantsBulkInput>; };
    answer: {
      productVariantsBulkUpdate: {
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: ProductVariantsBulkUpdateUserErrorCode | null;
        }>;
      };
    };
  };
};

export type AttributeInput = {
  key: string;
  value: string;
};

export type BulkOperationErrorCode =
  | "ACCESS_DENIED"
  | "INTERNAL_SERVER_ERROR"
  | "TIMEOUT";

export type BulkOperationStatus =
  | "CANCELED"
  | "CANCELING"
  | "COMPLETED"
  | "CREATED"
  | "EXPIRED"
  | "FAILED"
  | "RUNNING";

export type BulkOperationUserErrorCode =
  | "INVALID"
  | "LIMIT_REACHED"
  | "OPERATION_IN_PROGRESS";

export type CombinedListingsRole =
  | "CHILD"
  | "PARENT";

export type CountryCode =
  | "AC"
  | "AD"
  | "AE"
  | "AF"
  | "AG"
  | "AI"
  | "AL"
  | "AM"
  | "AN"
  | "AO"
  | "AR"
  | "AT"
  | "AU"
  | "AW"
  | "AX"
  | "AZ"
  | "BA"
  | "BB"
  | "BD"
  | "BE"
  | "BF"
  | "BG"
  | "BH"
  | "BI"
  | "BJ"
  | "BL"
  | "BM"
  | "BN"
  | "BO"
  | "BQ"
  | "BR"
  | "BS"
  | "BT"
  | "BV"
  | "BW"
  | "BY"
  | "BZ"
  | "CA"
  | "CC"
  | "CD"
  | "CF"
  | "CG"
  | "CH"
  | "CI"
  | "CK"
  | "CL"
  | "CM"
  | "CN"
  | "CO"
  | "CR"
  | "CU"
  | "CV"
  | "CW"
  | "CX"
  | "CY"
  | "CZ"
  | "DE"
  | "DJ"
  | "DK"
  | "DM"
  | "DO"
  | "DZ"
  | "EC"
  | "EE"
  | "EG"
  | "EH"
  | "ER"
  | "ES"
  | "ET"
  | "FI"
  | "FJ"
  | "FK"
  | "FO"
  | "FR"
  | "GA"
  | "GB"
  | "GD"
  | "GE"
  | "GF"
  | "GG"
  | "GH"
  | "GI"
  | "GL"
  | "GM"
  | "GN"
  | "GP"
  | "GQ"
  | "GR"
  | "GS"
  | "GT"
  | "GW"
  | "GY"
  | "HK"
  | "HM"
  | "HN"
  | "HR"
  | "HT"
  | "HU"
  | "ID"
  | "IE"
  | "IL"
  | "IM"
  | "IN"
  | "IO"
  | "IQ"
  | "IR"
  | "IS"
  | "IT"
  | "JE"
  | "JM"
  | "JO"
  | "JP"
  | "KE"
  | "KG"
  | "KH"
  | "KI"
  | "KM"
  | "KN"
  | "KP"
  | "KR"
  | "KW"
  | "KY"
  | "KZ"
  | "LA"
  | "LB"
  | "LC"
  | "LI"
  | "LK"
  | "LR"
  | "LS"
  | "LT"
  | "LU"
  | "LV"
  | "LY"
  | "MA"
  | "MC"
  | "MD"
  | "ME"
  | "MF"
  | "MG"
  | "MK"
  | "ML"
  | "MM"
  | "MN"
  | "MO"
  | "MQ"
  | "MR"
  | "MS"
  | "MT"
  | "MU"
  | "MV"
  | "MW"
  | "MX"
  | "MY"
  | "MZ"
  | "NA"
  | "NC"
  | "NE"
  | "NF"
  | "NG"
  | "NI"
  | "NL"
  | "NO"
  | "NP"
  | "NR"
  | "NU"
  | "NZ"
  | "OM"
  | "PA"
  | "PE"
  | "PF"
  | "PG"
  | "PH"
  | "PK"
  | "PL"
  | "PM"
  | "PN"
  | "PS"
  | "PT"
  | "PY"
  | "QA"
  | "RE"
  | "RO"
  | "RS"
  | "RU"
  | "RW"
  | "SA"
  | "SB"
  | "SC"
  | "SD"
  | "SE"
  | "SG"
  | "SH"
  | "SI"
  | "SJ"
  | "SK"
  | "SL"
  | "SM"
  | "SN"
  | "SO"
  | "SR"
  | "SS"
  | "ST"
  | "SV"
  | "SX"
  | "SY"
  | "SZ"
  | "TA"
  | "TC"
  | "TD"
  | "TF"
  | "TG"
  | "TH"
  | "TJ"
  | "TK"
  | "TL"
  | "TM"
  | "TN"
  | "TO"
  | "TR"
  | "TT"
  | "TV"
  | "TW"
  | "TZ"
  | "UA"
  | "UG"
  | "UM"
  | "US"
  | "UY"
  | "UZ"
  | "VA"
  | "VC"
  | "VE"
  | "VG"
  | "VN"
  | "VU"
  | "WF"
  | "WS"
  | "XK"
  | "YE"
  | "YT"
  | "ZA"
  | "ZM"
  | "ZW"
  | "ZZ";

export type CountryHarmonizedSystemCodeInput = {
  countryCode?: CountryCode | null;
  harmonizedSystemCode: string;
};

export type CurrencyCode =
  | "AED"
  | "AFN"
  | "ALL"
  | "AMD"
  | "ANG"
  | "AOA"
  | "ARS"
  | "AUD"
  | "AWG"
  | "AZN"
  | "BAM"
  | "BBD"
  | "BDT"
  | "BGN"
  | "BHD"
  | "BIF"
  | "BMD"
  | "BND"
  | "BOB"
  | "BRL"
  | "BSD"
  | "BTN"
  | "BWP"
  | "BYN"
  | "BYR"
  | "BZD"
  | "CAD"
  | "CDF"
  | "CHF"
  | "CLP"
  | "CNY"
  | "COP"
  | "CRC"
  | "CVE"
  | "CZK"
  | "DJF"
  | "DKK"
  | "DOP"
  | "DZD"
  | "EGP"
  | "ERN"
  | "ETB"
  | "EUR"
  | "FJD"
  | "FKP"
  | "GBP"
  | "GEL"
  | "GHS"
  | "GIP"
  | "GMD"
  | "GNF"
  | "GTQ"
  | "GYD"
  | "HKD"
  | "HNL"
  | "HRK"
  | "HTG"
  | "HUF"
  | "IDR"
  | "ILS"
  | "INR"
  | "IQD"
  | "IRR"
  | "ISK"
  | "JEP"
  | "JMD"
  | "JOD"
  | "JPY"
  | "KES"
  | "KGS"
  | "KHR"
  | "KID"
  | "KMF"
  | "KRW"
  | "KWD"
  | "KYD"
  | "KZT"
  | "LAK"
  | "LBP"
  | "LKR"
  | "LRD"
  | "LSL"
  | "LTL"
  | "LVL"
  | "LYD"
  | "MAD"
  | "MDL"
  | "MGA"
  | "MKD"
  | "MMK"
  | "MNT"
  | "MOP"
  | "MRU"
  | "MUR"
  | "MVR"
  | "MWK"
  | "MXN"
  | "MYR"
  | "MZN"
  | "NAD"
  | "NGN"
  | "NIO"
  | "NOK"
  | "NPR"
  | "NZD"
  | "OMR"
  | "PAB"
  | "PEN"
  | "PGK"
  | "PHP"
  | "PKR"
  | "PLN"
  | "PYG"
  | "QAR"
  | "RON"
  | "RSD"
  | "RUB"
  | "RWF"
  | "SAR"
  | "SBD"
  | "SCR"
  | "SDG"
  | "SEK"
  | "SGD"
  | "SHP"
  | "SLL"
  | "SOS"
  | "SRD"
  | "SSP"
  | "STD"
  | "STN"
  | "SYP"
  | "SZL"
  | "THB"
  | "TJS"
  | "TMT"
  | "TND"
  | "TOP"
  | "TRY"
  | "TTD"
  | "TWD"
  | "TZS"
  | "UAH"
  | "UGX"
  | "USD"
  | "USDC"
  | "UYU"
  | "UZS"
  | "VED"
  | "VEF"
  | "VES"
  | "VND"
  | "VUV"
  | "WST"
  | "XAF"
  | "XCD"
  | "XOF"
  | "XPF"
  | "XXX"
  | "YER"
  | "ZAR"
  | "ZMW";

export type ExchangeLineItemAppliedDiscountInput = {
  description?: string | null;
  value: ExchangeLineItemAppliedDiscountValueInput;
};

export type ExchangeLineItemAppliedDiscountValueInput = {
  amount?: MoneyInput | null;
  percentage?: number | null;
};

export type ExchangeLineItemInput = {
  appliedDiscount?: ExchangeLineItemAppliedDiscountInput | null;
  giftCardCodes?: ReadonlyArray<string> | null;
  quantity: number;
  variantId?: string | null;
};

export type FileContentType =
  | "EXTERNAL_VIDEO"
  | "FILE"
  | "IMAGE"
  | "MODEL_3D"
  | "VIDEO";

export type FileCreateInputDuplicateResolutionMode =
  | "APPEND_UUID"
  | "RAISE_ERROR"
  | "REPLACE";

export type FileSetInput = {
  alt?: string | null;
  contentType?: FileContentType | null;
  duplicateResolutionMode?: FileCreateInputDuplicateResolutionMode | null;
  filename?: string | null;
  id?: string | null;
  originalSource?: string | null;
};

export type FulfillmentEventInput = {
  address1?: string | null;
  city?: string | null;
  country?: string | null;
  estimatedDeliveryAt?: string | null;
  fulfillmentId: string;
  happenedAt?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  message?: string | null;
  province?: string | null;
  status: FulfillmentEventStatus;
  zip?: string | null;
};

export type FulfillmentEventStatus =
  | "ATTEMPTED_DELIVERY"
  | "CARRIER_PICKED_UP"
  | "CONFIRMED"
  | "DELAYED"
  | "DELIVERED"
  | "FAILURE"
  | "IN_TRANSIT"
  | "LABEL_PRINTED"
  | "LABEL_PURCHASED"
  | "OUT_FOR_DELIVERY"
  | "READY_FOR_PICKUP";

export type FulfillmentHoldReason =
  | "AWAITING_PAYMENT"
  | "AWAITING_RETURN_ITEMS"
  | "HIGH_RISK_OF_FRAUD"
  | "INCORRECT_ADDRESS"
  | "INVENTORY_OUT_OF_STOCK"
  | "ONLINE_STORE_POST_PURCHASE_CROSS_SELL"
  | "OTHER"
  | "UNKNOWN_DELIVERY_DATE";

export type FulfillmentInput = {
  lineItemsByFulfillmentOrder: ReadonlyArray<FulfillmentOrderLineItemsInput>;
  notifyCustomer?: boolean | null;
  originAddress?: FulfillmentOriginAddressInput | null;
  trackingInfo?: FulfillmentTrackingInput | null;
};

export type FulfillmentOrderAssignmentStatus =
  | "CANCELLATION_REQUESTED"
  | "FULFILLMENT_ACCEPTED"
  | "FULFILLMENT_REQUESTED"
  | "FULFILLMENT_UNSUBMITTED";

export type FulfillmentOrderHoldInput = {
  externalId?: string | null;
  fulfillmentOrderLineItems?: ReadonlyArray<FulfillmentOrderLineItemInput> | null;
  handle?: string | null;
  notifyMerchant?: boolean | null;
  reason: FulfillmentHoldReason;
  reasonNotes?: string | null;
};

export type FulfillmentOrderHoldUserErrorCode =
  | "DUPLICATED_FULFILLMENT_ORDER_LINE_ITEMS"
  | "DUPLICATE_FULFILLMENT_HOLD_HANDLE"
  | "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED"
  | "FULFILLMENT_ORDER_NOT_FOUND"
  | "FULFILLMENT_ORDER_NOT_SPLITTABLE"
  | "GREATER_THAN_ZERO"
  | "INVALID_LINE_ITEM_QUANTITY"
  | "TAKEN";

export type FulfillmentOrderLineItemInput = {
  id: string;
  quantity: number;
};

export type FulfillmentOrderLineItemsInput = {
  fulfillmentOrderId: string;
  fulfillmentOrderLineItems?: ReadonlyArray<FulfillmentOrderLineItemInput> | null;
};

export type FulfillmentOrderMerchantRequestKind =
  | "CANCELLATION_REQUEST"
  | "FULFILLMENT_REQUEST";

export type FulfillmentOrderMoveFulfillmentOrderMoveUserErrorCode =
  | "CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS";

export type FulfillmentOrderRejectionReason =
  | "INCORRECT_ADDRESS"
  | "INCORRECT_PRODUCT_INFO"
  | "INELIGIBLE_PRODUCT"
  | "INTERNATIONAL_SHIPPING_UNAVAILABLE"
  | "INVALID_CONTACT_INFORMATION"
  | "INVALID_SKU"
  | "INVENTORY_OUT_OF_STOCK"
  | "MERCHANT_BLOCKED_OR_SUSPENDED"
  | "MISSING_CUSTOMS_INFO"
  | "ORDER_TOO_LARGE"
  | "OTHER"
  | "PACKAGE_PREFERENCE_NOT_SET"
  | "PAYMENT_DECLINED"
  | "UNDELIVERABLE_DESTINATION";

export type FulfillmentOrderReleaseHoldUserErrorCode =
  | "FULFILLMENT_ORDER_NOT_FOUND"
  | "INVALID_ACCESS";

export type FulfillmentOrderRequestStatus =
  | "ACCEPTED"
  | "CANCELLATION_ACCEPTED"
  | "CANCELLATION_REJECTED"
  | "CANCELLATION_REQUESTED"
  | "CLOSED"
  | "REJECTED"
  | "SUBMITTED"
  | "UNSUBMITTED";

export type FulfillmentOrderStatus =
  | "CANCELLED"
  | "CLOSED"
  | "INCOMPLETE"
  | "IN_PROGRESS"
  | "ON_HOLD"
  | "OPEN"
  | "SCHEDULED";

export type FulfillmentOriginAddressInput = {
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  countryCode: string;
  provinceCode?: string | null;
  zip?: string | null;
};

export type FulfillmentServiceType =
  | "GIFT_CARD"
  | "MANUAL"
  | "THIRD_PARTY";

export type FulfillmentStatus =
  | "CANCELLED"
  | "ERROR"
  | "FAILURE"
  | "OPEN"
  | "PENDING"
  | "SUCCESS";

export type FulfillmentTrackingInput = {
  company?: string | null;
  number?: string | null;
  numbers?: ReadonlyArray<string> | null;
  url?: string | null;
  urls?: ReadonlyArray<string> | null;
};

export type InventoryAdjustQuantitiesInput = {
  changes: ReadonlyArray<InventoryChangeInput>;
  name: string;
  reason: string;
  referenceDocumentUri?: string | null;
};

export type InventoryAdjustQuantitiesUserErrorCode =
  | "ADJUST_QUANTITIES_FAILED"
  | "CHANGE_FROM_QUANTITY_STALE"
  | "IDEMPOTENCY_CONCURRENT_REQUEST"
  | "IDEMPOTENCY_KEY_PARAMETER_MISMATCH"
  | "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED"
  | "INTERNAL_LEDGER_DOCUMENT"
  | "INVALID_AVAILABLE_DOCUMENT"
  | "INVALID_INVENTORY_ITEM"
  | "INVALID_LEDGER_DOCUMENT"
  | "INVALID_LOCATION"
  | "INVALID_QUANTITY_DOCUMENT"
  | "INVALID_QUANTITY_NAME"
  | "INVALID_QUANTITY_TOO_HIGH"
  | "INVALID_QUANTITY_TOO_LOW"
  | "INVALID_REASON"
  | "INVALID_REFERENCE_DOCUMENT"
  | "MAX_ONE_LEDGER_DOCUMENT"
  | "NON_MUTABLE_INVENTORY_ITEM"
  | "SERVICE_UNAVAILABLE";

export type InventoryAdjustmentInput = {
  adjustment?: number | null;
  changeFromQuantity?: number | null;
  locationId: string;
};

export type InventoryChangeInput = {
  changeFromQuantity?: number | null;
  delta: number;
  inventoryItemId: string;
  ledgerDocumentUri?: string | null;
  locationId: string;
};

export type InventoryItemInput = {
  cost?: string | null;
  countryCodeOfOrigin?: CountryCode | null;
  countryHarmonizedSystemCodes?: ReadonlyArray<CountryHarmonizedSystemCodeInput> | null;
  harmonizedSystemCode?: string | null;
  measurement?: InventoryItemMeasurementInput | null;
  provinceCodeOfOrigin?: string | null;
  requiresShipping?: boolean | null;
  sku?: string | null;
  tracked?: boolean | null;
};

export type InventoryItemMeasurementInput = {
  shippingPackageId?: string | null;
  weight?: WeightInput | null;
};

export type InventoryLevelInput = {
  availableQuantity: number;
  locationId: string;
};

export type InventoryMoveQuantitiesInput = {
  changes: ReadonlyArray<InventoryMoveQuantityChange>;
  reason: string;
  referenceDocumentUri: string;
};

export type InventoryMoveQuantitiesUserErrorCode =
  | "CHANGE_FROM_QUANTITY_STALE"
  | "DIFFERENT_LOCATIONS"
  | "IDEMPOTENCY_CONCURRENT_REQUEST"
  | "IDEMPOTENCY_KEY_PARAMETER_MISMATCH"
  | "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED"
  | "INTERNAL_LEDGER_DOCUMENT"
  | "INVALID_AVAILABLE_DOCUMENT"
  | "INVALID_INVENTORY_ITEM"
  | "INVALID_LEDGER_DOCUMENT"
  | "INVALID_LOCATION"
  | "INVALID_QUANTITY_DOCUMENT"
  | "INVALID_QUANTITY_NAME"
  | "INVALID_QUANTITY_NEGATIVE"
  | "INVALID_QUANTITY_TOO_HIGH"
  | "INVALID_REASON"
  | "INVALID_REFERENCE_DOCUMENT"
  | "MAXIMUM_LEDGER_DOCUMENT_URIS"
  | "MOVE_QUANTITIES_FAILED"
  | "NON_MUTABLE_INVENTORY_ITEM"
  | "SAME_QUANTITY_NAME"
  | "SERVICE_UNAVAILABLE";

export type InventoryMoveQuantityChange = {
  from: InventoryMoveQuantityTerminalInput;
  inventoryItemId: string;
  quantity: number;
  to: InventoryMoveQuantityTerminalInput;
};

export type InventoryMoveQuantityTerminalInput = {
  changeFromQuantity?: number | null;
  ledgerDocumentUri?: string | null;
  locationId: string;
  name: string;
};

export type InventoryQuantityInput = {
  changeFromQuantity?: number | null;
  inventoryItemId: string;
  locationId: string;
  quantity: number;
};

export type InventorySetQuantitiesInput = {
  name: string;
  quantities: ReadonlyArray<InventoryQuantityInput>;
  reason: string;
  referenceDocumentUri?: string | null;
};

export type InventorySetQuantitiesUserErrorCode =
  | "CHANGE_FROM_QUANTITY_STALE"
  | "COMPARE_QUANTITY_REQUIRED"
  | "COMPARE_QUANTITY_STALE"
  | "IDEMPOTENCY_CONCURRENT_REQUEST"
  | "IDEMPOTENCY_KEY_PARAMETER_MISMATCH"
  | "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED"
  | "INVALID_INVENTORY_ITEM"
  | "INVALID_LOCATION"
  | "INVALID_NAME"
  | "INVALID_QUANTITY_NEGATIVE"
  | "INVALID_QUANTITY_TOO_HIGH"
  | "INVALID_QUANTITY_TOO_LOW"
  | "INVALID_REASON"
  | "INVALID_REFERENCE_DOCUMENT"
  | "NON_MUTABLE_INVENTORY_ITEM"
  | "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR";

export type LinkedMetafieldCreateInput = {
  key: string;
  namespace: string;
  values?: ReadonlyArray<string> | null;
};

export type LocalizedFieldInput = {
  key: LocalizedFieldKey;
  value: string;
};

export type LocalizedFieldKey =
  | "SHIPPING_CREDENTIAL_BR"
  | "SHIPPING_CREDENTIAL_CL"
  | "SHIPPING_CREDENTIAL_CN"
  | "SHIPPING_CREDENTIAL_CO"
  | "SHIPPING_CREDENTIAL_CR"
  | "SHIPPING_CREDENTIAL_EC"
  | "SHIPPING_CREDENTIAL_ES"
  | "SHIPPING_CREDENTIAL_GT"
  | "SHIPPING_CREDENTIAL_ID"
  | "SHIPPING_CREDENTIAL_KR"
  | "SHIPPING_CREDENTIAL_MX"
  | "SHIPPING_CREDENTIAL_MY"
  | "SHIPPING_CREDENTIAL_PE"
  | "SHIPPING_CREDENTIAL_PT"
  | "SHIPPING_CREDENTIAL_PY"
  | "SHIPPING_CREDENTIAL_TR"
  | "SHIPPING_CREDENTIAL_TW"
  | "SHIPPING_CREDENTIAL_TYPE_CO"
  | "TAX_CREDENTIAL_BR"
  | "TAX_CREDENTIAL_CL"
  | "TAX_CREDENTIAL_CO"
  | "TAX_CREDENTIAL_CR"
  | "TAX_CREDENTIAL_EC"
  | "TAX_CREDENTIAL_ES"
  | "TAX_CREDENTIAL_GT"
  | "TAX_CREDENTIAL_ID"
  | "TAX_CREDENTIAL_IT"
  | "TAX_CREDENTIAL_MX"
  | "TAX_CREDENTIAL_MY"
  | "TAX_CREDENTIAL_PE"
  | "TAX_CREDENTIAL_PT"
  | "TAX_CREDENTIAL_PY"
  | "TAX_CREDENTIAL_TR"
  | "TAX_CREDENTIAL_TYPE_CO"
  | "TAX_CREDENTIAL_TYPE_MX"
  | "TAX_CREDENTIAL_USE_MX"
  | "TAX_EMAIL_IT";

export type MailingAddressInput = {
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  company?: string | null;
  countryCode?: CountryCode | null;
  firstName?: string | null;
  lastName?: string | null;
  phone?: string | null;
  provinceCode?: string | null;
  zip?: string | null;
};

export type MetafieldInput = {
  id?: string | null;
  key?: string | null;
  namespace?: string | null;
  type?: string | null;
  value?: string | null;
};

export type MoneyBagInput = {
  presentmentMoney?: MoneyInput | null;
  shopMoney: MoneyInput;
};

export type MoneyInput = {
  amount: string;
  currencyCode: CurrencyCode;
};

export type OptionSetInput = {
  id?: string | null;
  linkedMetafield?: LinkedMetafieldCreateInput | null;
  name?: string | null;
  position?: number | null;
  values?: ReadonlyArray<OptionValueSetInput> | null;
};

export type OptionValueSetInput = {
  id?: string | null;
  name?: string | null;
};

export type OrderAdjustmentInputDiscrepancyReason =
  | "CUSTOMER"
  | "DAMAGE"
  | "OTHER"
  | "RESTOCK";

export type OrderCancelReason =
  | "CUSTOMER"
  | "DECLINED"
  | "FRAUD"
  | "INVENTORY"
  | "OTHER"
  | "STAFF";

export type OrderCancelUserErrorCode =
  | "INTERNAL_ERROR"
  | "INVALID"
  | "NOT_FOUND"
  | "NO_REFUND_PERMISSION"
  | "NO_REFUND_TO_STORE_CREDIT_PERMISSION"
  | "STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED"
  | "STORE_CREDIT_REFUND_EXPIRATION_IN_PAST"
  | "STORE_CREDIT_REFUND_MISSING_CUSTOMER";

export type OrderCloseInput = {
  id: string;
};

export type OrderCreateAssociateCustomerAttributesInput = {
  email?: string | null;
  id?: string | null;
};

export type OrderCreateCustomAttributeInput = {
  key: string;
  value: string;
};

export type OrderCreateCustomerAddressInput = {
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  company?: string | null;
  country?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  phone?: string | null;
  province?: string | null;
  zip?: string | null;
};

export type OrderCreateCustomerInput = {
  toAssociate?: OrderCreateAssociateCustomerAttributesInput | null;
  toUpsert?: OrderCreateUpsertCustomerAttributesInput | null;
};

export type OrderCreateDiscountCodeInput = {
  freeShippingDiscountCode?: OrderCreateFreeShippingDiscountCodeAttributesInput | null;
  itemFixedDiscountCode?: OrderCreateFixedDiscountCodeAttributesInput | null;
  itemPercentageDiscountCode?: OrderCreatePercentageDiscountCodeAttributesInput | null;
};

export type OrderCreateFinancialStatus =
  | "AUTHORIZED"
  | "EXPIRED"
  | "PAID"
  | "PARTIALLY_PAID"
  | "PARTIALLY_REFUNDED"
  | "PENDING"
  | "REFUNDED"
  | "VOIDED";

export type OrderCreateFixedDiscountCodeAttributesInput = {
  amountSet?: MoneyBagInput | null;
  code: string;
};

export type OrderCreateFreeShippingDiscountCodeAttributesInput = {
  code: string;
};

export type OrderCreateFulfillmentInput = {
  locationId: string;
  notifyCustomer?: boolean | null;
  originAddress?: FulfillmentOriginAddressInput | null;
  shipmentStatus?: FulfillmentEventStatus | null;
  trackingCompany?: string | null;
  trackingNumber?: string | null;
  trackingNumbers?: ReadonlyArray<string> | null;
};

export type OrderCreateFulfillmentStatus =
  | "FULFILLED"
  | "PARTIAL"
  | "RESTOCKED";

export type OrderCreateInputsInventoryBehavior =
  | "BYPASS"
  | "DECREMENT_IGNORING_POLICY"
  | "DECREMENT_OBEYING_POLICY";

export type OrderCreateLineItemInput = {
  fulfillmentService?: string | null;
  giftCard?: boolean | null;
  priceSet?: MoneyBagInput | null;
  productId?: string | null;
  properties?: ReadonlyArray<OrderCreateLineItemPropertyInput> | null;
  quantity: number;
  requiresShipping?: boolean | null;
  sku?: string | null;
  taxLines?: ReadonlyArray<OrderCreateTaxLineInput> | null;
  taxable?: boolean | null;
  title?: string | null;
  variantId?: string | null;
  variantTitle?: string | null;
  vendor?: string | null;
  weight?: WeightInput | null;
};

export type OrderCreateLineItemPropertyInput = {
  name: string;
  value: string;
};

export type OrderCreateOptionsInput = {
  inventoryBehaviour?: OrderCreateInputsInventoryBehavior | null;
  sendFulfillmentReceipt?: boolean | null;
  sendReceipt?: boolean | null;
};

export type OrderCreateOrderInput = {
  billingAddress?: MailingAddressInput | null;
  buyerAcceptsMarketing?: boolean | null;
  closedAt?: string | null;
  companyLocationId?: string | null;
  currency?: CurrencyCode | null;
  customAttributes?: ReadonlyArray<OrderCreateCustomAttributeInput> | null;
  customer?: OrderCreateCustomerInput | null;
  discountCode?: OrderCreateDiscountCodeInput | null;
  email?: string | null;
  financialStatus?: OrderCreateFinancialStatus | null;
  fulfillment?: OrderCreateFulfillmentInput | null;
  fulfillmentStatus?: OrderCreateFulfillmentStatus | null;
  lineItems?: ReadonlyArray<OrderCreateLineItemInput> | null;
  metafields?: ReadonlyArray<MetafieldInput> | null;
  name?: string | null;
  note?: string | null;
  phone?: string | null;
  poNumber?: string | null;
  presentmentCurrency?: CurrencyCode | null;
  processedAt?: string | null;
  referringSite?: string | null;
  shippingAddress?: MailingAddressInput | null;
  shippingLines?: ReadonlyArray<OrderCreateShippingLineInput> | null;
  sourceIdentifier?: string | null;
  sourceName?: string | null;
  sourceUrl?: string | null;
  tags?: ReadonlyArray<string> | null;
  taxLines?: ReadonlyArray<OrderCreateTaxLineInput> | null;
  taxesIncluded?: boolean | null;
  test?: boolean | null;
  transactions?: ReadonlyArray<OrderCreateOrderTransactionInput> | null;
  userId?: string | null;
};

export type OrderCreateOrderTransactionInput = {
  amountSet: MoneyBagInput;
  authorizationCode?: string | null;
  deviceId?: string | null;
  gateway?: string | null;
  giftCardId?: string | null;
  kind?: OrderTransactionKind | null;
  locationId?: string | null;
  processedAt?: string | null;
  receiptJson?: unknown | null;
  status?: OrderTransactionStatus | null;
  test?: boolean | null;
  userId?: string | null;
};

export type OrderCreatePercentageDiscountCodeAttributesInput = {
  code: string;
  percentage?: number | null;
};

export type OrderCreateShippingLineInput = {
  code?: string | null;
  priceSet: MoneyBagInput;
  source?: string | null;
  taxLines?: ReadonlyArray<OrderCreateTaxLineInput> | null;
  title: string;
};

export type OrderCreateTaxLineInput = {
  channelLiable?: boolean | null;
  priceSet?: MoneyBagInput | null;
  rate: string;
  title: string;
};

export type OrderCreateUpsertCustomerAttributesInput = {
  addresses?: ReadonlyArray<OrderCreateCustomerAddressInput> | null;
  email?: string | null;
  firstName?: string | null;
  id?: string | null;
  lastName?: string | null;
  multipassIdentifier?: string | null;
  note?: string | null;
  phone?: string | null;
  tags?: ReadonlyArray<string> | null;
  taxExempt?: boolean | null;
};

export type OrderCreateUserErrorCode =
  | "FULFILLMENT_SERVICE_INVALID"
  | "INVALID"
  | "INVENTORY_CLAIM_FAILED"
  | "PROCESSED_AT_INVALID"
  | "REDUNDANT_CUSTOMER_FIELDS"
  | "SHOP_DORMANT"
  | "TAX_LINE_RATE_MISSING";

export type OrderInput = {
  customAttributes?: ReadonlyArray<AttributeInput> | null;
  email?: string | null;
  id: string;
  localizedFields?: ReadonlyArray<LocalizedFieldInput> | null;
  metafields?: ReadonlyArray<MetafieldInput> | null;
  note?: string | null;
  phone?: string | null;
  poNumber?: string | null;
  shippingAddress?: MailingAddressInput | null;
  tags?: ReadonlyArray<string> | null;
};

export type OrderReturnStatus =
  | "INSPECTION_COMPLETE"
  | "IN_PROGRESS"
  | "NO_RETURN"
  | "RETURNED"
  | "RETURN_FAILED"
  | "RETURN_REQUESTED";

export type OrderTransactionInput = {
  amount: string;
  gateway: string;
  kind: OrderTransactionKind;
  orderId: string;
  parentId?: string | null;
};

export type OrderTransactionKind =
  | "AUTHORIZATION"
  | "CAPTURE"
  | "CHANGE"
  | "EMV_AUTHORIZATION"
  | "REFUND"
  | "SALE"
  | "SUGGESTED_REFUND"
  | "VOID";

export type OrderTransactionStatus =
  | "AWAITING_RESPONSE"
  | "ERROR"
  | "FAILURE"
  | "PENDING"
  | "SUCCESS"
  | "UNKNOWN";

export type ProductClaimOwnershipInput = {
  bundles?: boolean | null;
};

export type ProductSetIdentifiers = {
  customId?: UniqueMetafieldValueInput | null;
  handle?: string | null;
  id?: string | null;
};

export type ProductSetInput = {
  category?: string | null;
  claimOwnership?: ProductClaimOwnershipInput | null;
  collections?: ReadonlyArray<string> | null;
  combinedListingRole?: CombinedListingsRole | null;
  descriptionHtml?: string | null;
  files?: ReadonlyArray<FileSetInput> | null;
  giftCard?: boolean | null;
  giftCardTemplateSuffix?: string | null;
  handle?: string | null;
  metafields?: ReadonlyArray<MetafieldInput> | null;
  productOptions?: ReadonlyArray<OptionSetInput> | null;
  productType?: string | null;
  redirectNewHandle?: boolean | null;
  requiresSellingPlan?: boolean | null;
  seo?: SEOInput | null;
  status?: ProductStatus | null;
  tags?: ReadonlyArray<string> | null;
  templateSuffix?: string | null;
  title?: string | null;
  variants?: ReadonlyArray<ProductVariantSetInput> | null;
  vendor?: string | null;
};

export type ProductSetInventoryInput = {
  locationId: string;
  name: string;
  quantity: number;
};

export type ProductSetUserErrorCode =
  | "CANNOT_COMBINE_LINKED_AND_NONLINKED_OPTION_VALUES"
  | "CAPABILITY_VIOLATION"
  | "DUPLICATED_METAFIELD_VALUE"
  | "DUPLICATED_OPTION_NAME"
  | "DUPLICATED_OPTION_VALUE"
  | "DUPLICATED_VALUE"
  | "DUPLICATE_LINKED_OPTION"
  | "GENERIC_ERROR"
  | "GIFT_CARDS_NOT_ACTIVATED"
  | "GIFT_CARD_ATTRIBUTE_CANNOT_BE_CHANGED"
  | "HANDLE_NOT_UNIQUE"
  | "ID_NOT_ALLOWED"
  | "INPUT_MISMATCH"
  | "INVALID_INPUT"
  | "INVALID_METAFIELD"
  | "INVALID_METAFIELD_VALUE_FOR_LINKED_OPTION"
  | "INVALID_PRODUCT"
  | "INVALID_VARIANT"
  | "INVENTORY_QUANTITIES_LIMIT_EXCEEDED"
  | "JOB_ERROR"
  | "LINKED_METAFIELD_DEFINITION_NOT_FOUND"
  | "LINKED_OPTIONS_NOT_SUPPORTED_FOR_SHOP"
  | "METAFIELD_MISMATCH"
  | "MISSING_FIELD_REQUIRED"
  | "NOT_FOUND"
  | "OPTIONS_OVER_LIMIT"
  | "OPTION_DOES_NOT_EXIST"
  | "OPTION_VALUES_MISSING"
  | "OPTION_VALUES_OVER_LIMIT"
  | "OPTION_VALUE_DOES_NOT_EXIST"
  | "PRODUCT_DOES_NOT_EXIST"
  | "PRODUCT_OPTIONS_INPUT_MISSING"
  | "PRODUCT_SUSPENDED"
  | "PRODUCT_VARIANT_DOES_NOT_EXIST"
  | "VARIANTS_INPUT_MISSING"
  | "VARIANTS_OVER_LIMIT";

export type ProductStatus =
  | "ACTIVE"
  | "ARCHIVED"
  | "DRAFT"
  | "UNLISTED";

export type ProductUpdateInput = {
  category?: string | null;
  collectionsToJoin?: ReadonlyArray<string> | null;
  collectionsToLeave?: ReadonlyArray<string> | null;
  deleteConflictingConstrainedMetafields?: boolean | null;
  descriptionHtml?: string | null;
  giftCardTemplateSuffix?: string | null;
  handle?: string | null;
  id?: string | null;
  metafields?: ReadonlyArray<MetafieldInput> | null;
  productType?: string | null;
  redirectNewHandle?: boolean | null;
  requiresSellingPlan?: boolean | null;
  seo?: SEOInput | null;
  status?: ProductStatus | null;
  tags?: ReadonlyArray<string> | null;
  templateSuffix?: string | null;
  title?: string | null;
  vendor?: string | null;
};

export type ProductVariantInventoryPolicy =
  | "CONTINUE"
  | "DENY";

export type ProductVariantSetInput = {
  barcode?: string | null;
  compareAtPrice?: string | null;
  file?: FileSetInput | null;
  id?: string | null;
  inventoryItem?: InventoryItemInput | null;
  inventoryPolicy?: ProductVariantInventoryPolicy | null;
  inventoryQuantities?: ReadonlyArray<ProductSetInventoryInput> | null;
  metafields?: ReadonlyArray<MetafieldInput> | null;
  optionValues: ReadonlyArray<VariantOptionValueInput>;
  position?: number | null;
  price?: string | null;
  published?: boolean | null;
  requiresComponents?: boolean | null;
  showUnitPrice?: boolean | null;
  sku?: string | null;
  taxCode?: string | null;
  taxable?: boolean | null;
  unitPriceMeasurement?: UnitPriceMeasurementInput | null;
};

export type ProductVariantsBulkInput = {
  barcode?: string | null;
  compareAtPrice?: string | null;
  id?: string | null;
  inventoryItem?: InventoryItemInput | null;
  inventoryPolicy?: ProductVariantInventoryPolicy | null;
  inventoryQuantities?: ReadonlyArray<InventoryLevelInput> | null;
  mediaId?: string | null;
  mediaSrc?: ReadonlyArray<string> | null;
  metafields?: ReadonlyArray<MetafieldInput> | null;
  optionValues?: ReadonlyArray<VariantOptionValueInput> | null;
  price?: string | null;
  published?: boolean | null;
  quantityAdjustments?: ReadonlyArray<InventoryAdjustmentInput> | null;
  requiresComponents?: boolean | null;
  showUnitPrice?: boolean | null;
  taxCode?: string | null;
  taxable?: boolean | null;
  unitPriceMeasurement?: UnitPriceMeasurementInput | null;
};

export type ProductVariantsBulkUpdateUserErrorCode =
  | "BLANK"
  | "CANNOT_SET_NAME_FOR_LINKED_OPTION_VALUE"
  | "CANNOT_SPECIFY_BOTH"
  | "GREATER_THAN_OR_EQUAL_TO"
  | "INVALID_INPUT"
  | "INVALID_VALUE"
  | "INVENTORY_QUANTITIES_LIMIT_EXCEEDED"
  | "LOCAL_CURRENCY_GIFT_CARD_PRICE_MUST_BE_ZERO"
  | "MUST_BE_FOR_THIS_PRODUCT"
  | "MUST_SPECIFY_ONE_OF_PAIR"
  | "NEED_TO_ADD_OPTION_VALUES"
  | "NEGATIVE_PRICE_VALUE"
  | "NOT_DEFINED_FOR_SHOP"
  | "NO_INVENTORY_QUANTITES_DURING_UPDATE"
  | "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE"
  | "OPTION_DOES_NOT_EXIST"
  | "OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS"
  | "OPTION_VALUE_DOES_NOT_EXIST"
  | "OPTION_VALUE_NAME_TOO_LONG"
  | "PRODUCT_DOES_NOT_EXIST"
  | "PRODUCT_SUSPENDED"
  | "PRODUCT_VARIANT_DOES_NOT_EXIST"
  | "PRODUCT_VARIANT_ID_MISSING"
  | "SUBSCRIPTION_VIOLATION"
  | "TOO_LONG"
  | "TOO_SHORT"
  | "UNSUPPORTED_COMBINED_LISTING_PARENT_OPERATION"
  | "VARIANT_ALREADY_EXISTS";

export type RefundDutyInput = {
  dutyId: string;
  refundType?: RefundDutyRefundType | null;
};

export type RefundDutyRefundType =
  | "FULL"
  | "PROPORTIONAL";

export type RefundInput = {
  allowOverRefunding?: boolean | null;
  currency?: CurrencyCode | null;
  discrepancyReason?: OrderAdjustmentInputDiscrepancyReason | null;
  note?: string | null;
  notify?: boolean | null;
  orderId: string;
  processedAt?: string | null;
  refundDuties?: ReadonlyArray<RefundDutyInput> | null;
  refundLineItems?: ReadonlyArray<RefundLineItemInput> | null;
  refundMethods?: ReadonlyArray<RefundMethodInput> | null;
  shipping?: ShippingRefundInput | null;
  transactions?: ReadonlyArray<OrderTransactionInput> | null;
};

export type RefundLineItemInput = {
  lineItemId: string;
  locationId?: string | null;
  quantity: number;
  restockType?: RefundLineItemRestockType | null;
};

export type RefundLineItemRestockType =
  | "CANCEL"
  | "LEGACY_RESTOCK"
  | "NO_RESTOCK"
  | "RETURN";

export type RefundMethodInput = {
  storeCreditRefund?: StoreCreditRefundInput | null;
};

export type RefundShippingInput = {
  fullRefund?: boolean | null;
  shippingRefundAmount?: MoneyInput | null;
};

export type RestockingFeeInput = {
  percentage: number;
};

export type ReturnApproveRequestInput = {
  id: string;
  notifyCustomer?: boolean | null;
};

export type ReturnDeclineReason =
  | "FINAL_SALE"
  | "OTHER"
  | "RETURN_PERIOD_ENDED";

export type ReturnDeclineRequestInput = {
  declineNote?: string | null;
  declineReason: ReturnDeclineReason;
  id: string;
  notifyCustomer?: boolean | null;
};

export type ReturnErrorCode =
  | "ALREADY_EXISTS"
  | "BLANK"
  | "CREATION_FAILED"
  | "EQUAL_TO"
  | "FEATURE_NOT_ENABLED"
  | "GREATER_THAN"
  | "GREATER_THAN_OR_EQUAL_TO"
  | "INCLUSION"
  | "INCOMPATIBLE_WITH_STANDARD_POLICY"
  | "INTERNAL_ERROR"
  | "INVALID"
  | "INVALID_STATE"
  | "LESS_THAN"
  | "LESS_THAN_OR_EQUAL_TO"
  | "MISSING_PERMISSION"
  | "NOTIFICATION_FAILED"
  | "NOT_A_NUMBER"
  | "NOT_EDITABLE"
  | "NOT_FOUND"
  | "PRESENT"
  | "TAKEN"
  | "TOO_BIG"
  | "TOO_LONG"
  | "TOO_MANY_ARGUMENTS"
  | "TOO_SHORT"
  | "WRONG_LENGTH";

export type ReturnInput = {
  exchangeLineItems?: ReadonlyArray<ExchangeLineItemInput> | null;
  orderId: string;
  requestedAt?: string | null;
  returnLineItems: ReadonlyArray<ReturnLineItemInput>;
  returnShippingFee?: ReturnShippingFeeInput | null;
};

export type ReturnLineItemInput = {
  fulfillmentLineItemId: string;
  quantity: number;
  restockingFee?: RestockingFeeInput | null;
  returnReasonDefinitionId?: string | null;
  returnReasonNote?: string | null;
};

export type ReturnProcessExchangeLineItemInput = {
  id: string;
  quantity: number;
};

export type ReturnProcessFinancialTransferInput = {
  issueRefund?: ReturnProcessRefundInput | null;
};

export type ReturnProcessInput = {
  exchangeLineItems?: ReadonlyArray<ReturnProcessExchangeLineItemInput> | null;
  financialTransfer?: ReturnProcessFinancialTransferInput | null;
  note?: string | null;
  notifyCustomer?: boolean | null;
  refundDuties?: ReadonlyArray<RefundDutyInput> | null;
  refundShipping?: RefundShippingInput | null;
  returnId: string;
  returnLineItems?: ReadonlyArray<ReturnProcessReturnLineItemInput> | null;
  tipLineId?: string | null;
};

export type ReturnProcessRefundInput = {
  allowOverRefunding?: boolean | null;
  orderTransactions: ReadonlyArray<ReturnRefundOrderTransactionInput>;
  refundMethods?: ReadonlyArray<RefundMethodInput> | null;
};

export type ReturnProcessReturnLineItemInput = {
  dispositions?: ReadonlyArray<ReverseFulfillmentOrderDisposeInput> | null;
  id: string;
  quantity: number;
};

export type ReturnRefundOrderTransactionInput = {
  parentId: string;
  transactionAmount: MoneyInput;
};

export type ReturnRequestInput = {
  orderId: string;
  returnLineItems: ReadonlyArray<ReturnRequestLineItemInput>;
  returnShippingFee?: ReturnShippingFeeInput | null;
};

export type ReturnRequestLineItemInput = {
  customerNote?: string | null;
  fulfillmentLineItemId: string;
  quantity: number;
  restockingFee?: RestockingFeeInput | null;
  returnReasonDefinitionId?: string | null;
};

export type ReturnShippingFeeInput = {
  amount: MoneyInput;
};

export type ReturnStatus =
  | "CANCELED"
  | "CLOSED"
  | "DECLINED"
  | "OPEN"
  | "REQUESTED";

export type ReverseFulfillmentOrderDisposeInput = {
  dispositionType: ReverseFulfillmentOrderDispositionType;
  locationId?: string | null;
  quantity: number;
  reverseFulfillmentOrderLineItemId: string;
};

export type ReverseFulfillmentOrderDispositionType =
  | "MISSING"
  | "NOT_RESTOCKED"
  | "PROCESSING_REQUIRED"
  | "RESTOCKED";

export type SEOInput = {
  description?: string | null;
  title?: string | null;
};

export type ShippingRefundInput = {
  amount?: string | null;
  fullRefund?: boolean | null;
};

export type StoreCreditRefundInput = {
  amount: MoneyInput;
  expiresAt?: string | null;
};

export type UniqueMetafieldValueInput = {
  key: string;
  namespace?: string | null;
  value: string;
};

export type UnitPriceMeasurementInput = {
  quantityUnit?: UnitPriceMeasurementMeasuredUnit | null;
  quantityValue?: number | null;
  referenceUnit?: UnitPriceMeasurementMeasuredUnit | null;
  referenceValue?: number | null;
};

export type UnitPriceMeasurementMeasuredUnit =
  | "CL"
  | "CM"
  | "FLOZ"
  | "FT"
  | "FT2"
  | "G"
  | "GAL"
  | "IN"
  | "ITEM"
  | "KG"
  | "L"
  | "LB"
  | "M"
  | "M2"
  | "M3"
  | "MG"
  | "ML"
  | "MM"
  | "OZ"
  | "PT"
  | "QT"
  | "UNKNOWN"
  | "YD";

export type VariantOptionValueInput = {
  id?: string | null;
  linkedMetafieldValue?: string | null;
  name?: string | null;
  optionId?: string | null;
  optionName?: string | null;
};

export type WeightInput = {
  unit: WeightUnit;
  value: number;
};

export type WeightUnit =
  | "GRAMS"
  | "KILOGRAMS"
  | "OUNCES"
  | "POUNDS";
