namespace LittleShop.Contracts;

/// <summary>The counters on the dashboard, read together. Days begin at midnight UTC.</summary>
public sealed record Dashboard(
    int PendingPayments, int ToAccept, int InProgress, int OnHold, int OrdersToday, Money RevenueToday,
    DeliveryCounts Push, DeliveryCounts Telegram, int PushDevices, int Customers, int CustomersActiveToday,
    IReadOnlyList<DayTotal> LastDays);

/// <summary>Deliveries of the last 24 hours, and all that still wait or are dead.</summary>
public sealed record DeliveryCounts(int Waiting, int Sent, int Dead);

public sealed record DayTotal(DateOnly Day, int Orders, Money Revenue);
