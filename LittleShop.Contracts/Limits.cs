namespace LittleShop.Contracts;

/// <summary>The longest values the shop takes, in characters; the Api refuses longer ones and forms show the limit.</summary>
public static class Limits
{
    public const int Name = 100;
    public const int Title = 200;
    public const int Description = 4000;
    public const int Address = 500;
    public const int Note = 500;
    public const int Tracking = 64;
    public const int Carrier = 60;
    public const int Review = 1000;
    public const int Broadcast = 3500;
    public const int Quantity = 99;

    /// <summary>Lines in one cart: more do not fit into one Telegram message.</summary>
    public const int CartLines = 30;

    /// <summary>Bytes of an uploaded photo.</summary>
    public const int PhotoBytes = 15 * 1024 * 1024;
}
