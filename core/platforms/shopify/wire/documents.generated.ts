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
  CancelOrder: {
    variables: { orderId: string; restock: boolean; };
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
        } | null;
        userErrors: Array<{
          field: Array<string> | null;
          message: string;
          code: OrderCreateUserErrorCode | null;
        }>;
      };
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
  FetchDestination: {
    variables: { id: string; };
    answer: {
      fulfillmentOrder: {
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
  FetchOrder: {
    variables: { id: string; };
    answer: {
      order: {
        id: string;
        name: string;
        sourceIdentifier: string | null;
        processedAt: string;
        updatedAt: string;
        cancelledAt: string | null;
        currencyCode: CurrencyCode;
        totalPriceSet: {
          shopMoney: {
            amount: string;
          };
        };
        lineItems: {
          nodes: Array<{
            id: string;
            title: string;
            sku: string | null;
            quantity: number;
            variant: {
              id: string;
            } | null;
            originalUnitPriceSet: {
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
            variant: {
              id: string;
            } | null;
            originalUnitPriceSet: {
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
        variants: {
          nodes: Array<{
            id: string;
            sku: string | null;
            barcode: string | null;
            title: string;
            price: string;
            position: number;
            inventoryItem: {
              id: string;
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
  FetchShop: {
    variables: Record<string, never>;
    answer: {
      shop: {
        name: string;
        currencyCode: CurrencyCode;
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
            position: number;
            inventoryItem: {
              id: string;
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
          variants: {
            nodes: Array<{
              id: string;
              sku: string | null;
              barcode: string | null;
              title: string;
              price: string;
              position: number;
              inventoryItem: {
                id: string;
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
  UpdateTitle: {
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
};

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

export type OrderCancelUserErrorCode =
  | "INTERNAL_ERROR"
  | "INVALID"
  | "NOT_FOUND"
  | "NO_REFUND_PERMISSION"
  | "NO_REFUND_TO_STORE_CREDIT_PERMISSION"
  | "STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED"
  | "STORE_CREDIT_REFUND_EXPIRATION_IN_PAST"
  | "STORE_CREDIT_REFUND_MISSING_CUSTOMER";

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

export type SEOInput = {
  description?: string | null;
  title?: string | null;
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
