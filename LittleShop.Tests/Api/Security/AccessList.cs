namespace LittleShop.Tests.Api.Security;

/// <summary>Who may reach what. A new endpoint is written down here before the suite is green again.</summary>
internal static class AccessList
{
    public const string Text = """
        GET /admins Manage
        POST /admins Own
        PUT /admins/{id:guid} Own
        POST /auth/login anyone
        GET /auth/me Admin
        POST /auth/password Admin
        POST /auth/logout-everywhere Admin

        GET /dashboard Admin
        GET /orders Admin
        GET /orders/response-times Admin
        GET /orders/{id:guid} Admin
        GET /orders/{id:guid}/deliveries Admin
        POST /orders/{id:guid}/status Pack
        PUT /orders/{id:guid}/tracking Pack
        POST /orders/{id:guid}/actions Pack
        POST /orders/{id:guid}/acknowledge Pack
        POST /orders/{id:guid}/refunds Manage

        GET /categories Shopfront
        POST /categories Manage
        PUT /categories/{id:guid} Manage
        DELETE /categories/{id:guid} Manage
        GET /products Shopfront
        GET /products/{id:guid} Shopfront
        POST /products Manage
        PUT /products/{id:guid} Manage
        DELETE /products/{id:guid} Manage
        POST /products/import Manage
        POST /products/{id:guid}/photos Manage
        PUT /products/{id:guid}/photos/order Manage
        PUT /variants/{id:guid}/stock Pack
        GET /photos/{id:guid} Shopfront
        DELETE /photos/{id:guid} Manage
        POST /photos/{id:guid}/retry Manage

        GET /customers Admin
        GET /customers/{id:guid} Admin
        PUT /customers Bot
        PUT /customers/{id:guid}/reachable Bot
        GET /customers/{id:guid}/preferences Shopfront
        PUT /customers/{id:guid}/preferences Bot
        GET /customers/{customerId:guid}/cart Bot
        DELETE /customers/{customerId:guid}/cart Bot
        POST /customers/{customerId:guid}/cart/lines Bot
        PUT /customers/{customerId:guid}/cart/lines/{variantId:guid} Bot
        PUT /customers/{customerId:guid}/cart/delivery Bot
        GET /shipping-methods Shopfront
        POST /customers/{customerId:guid}/orders Bot
        GET /customers/{customerId:guid}/orders Bot
        GET /customers/{customerId:guid}/orders/{id:guid} Bot
        GET /payment-options Shopfront
        POST /customers/{customerId:guid}/orders/{id:guid}/payment Bot
        POST /customers/{customerId:guid}/orders/{id:guid}/payment/check Bot
        POST /customers/{customerId:guid}/orders/{id:guid}/payment/retry Bot
        POST /customers/{customerId:guid}/reviews Bot
        GET /reviews Admin

        GET /push/key Admin
        GET /push/subscriptions Admin
        PUT /push/subscriptions Admin
        POST /push/subscriptions/sync Admin
        POST /push/receipts anyone
        POST /notifications/actions anyone
        POST /notifications/actions/{id:guid}/undo anyone
        GET /inbox Admin
        GET /inbox/count Admin
        POST /inbox/read Admin
        DELETE /push/subscriptions/{id:guid} Admin
        POST /push/subscriptions/{id:guid}/test Admin
        GET /notifications/deliveries Admin
        GET /notifications/coverage Admin
        GET /notifications/reachability Admin
        GET /notifications/canary Admin
        POST /notifications/canary/run Manage
        POST /canary/push/{id:guid} anyone
        POST /canary/webhook anyone
        GET /notifications/deliveries/{id:long} Admin
        POST /notifications/deliveries/{id:long}/resend Manage
        GET /notifications/routes Admin
        PUT /notifications/routes Manage
        GET /notifications/webhooks Manage
        POST /notifications/webhooks Manage
        PUT /notifications/webhooks/{id:guid} Manage
        POST /notifications/webhooks/{id:guid}/secret Manage
        POST /notifications/webhooks/{id:guid}/test Manage
        DELETE /notifications/webhooks/{id:guid} Manage
        GET /notifications/templates Admin
        PUT /notifications/templates Manage
        GET /notifications/templates/variables Admin
        POST /notifications/templates/preview Admin
        POST /notifications/templates/revert Manage
        POST /notifications/templates/test Manage
        GET /notifications/templates/{reader}/{language}/{kind}/{channel} Admin
        DELETE /notifications/templates/{reader}/{language}/{kind}/{channel} Manage
        GET /notifications/templates/{reader}/{language}/{kind}/{channel}/history Admin
        GET /me/notifications Admin
        PUT /me/notifications Admin
        GET /me/notifications/events Admin
        POST /me/chat-link Admin
        DELETE /me/chat-link Admin
        GET /broadcasts Manage
        GET /broadcasts/audience Manage
        POST /broadcasts Manage
        PUT /bot/name Bot
        PUT /bot/admin-chats Bot
        POST /bot/admin-chats/acknowledge Bot
        POST /bot/deliveries/claim Bot
        POST /bot/deliveries/outcomes Bot

        GET /hubs/orders Live
        GET /hubs/orders/negotiate Live
        GET /hubs/bot Bot
        GET /hubs/bot/negotiate Bot

        GET /jobs/login anyone
        POST /jobs/login anyone
        GET /jobs/{**path} Manage
        GET /alive anyone
        GET /health anyone
        GET /metrics anyone
        GET /openapi/{documentName}.json anyone
        GET /scalar/{documentName?} anyone
        GET /scalar/favicon.svg anyone
        GET /scalar/scalar.aspnetcore.js anyone
        GET /scalar/scalar.js anyone
        """;
}
