namespace LittleShop.Benchmarks.Rig;

/// <summary>Which processes a benchmark needs beside the Api and its stores.</summary>
[Flags]
internal enum ShopParts
{
    Api = 0,
    Admin = 1,
    Bot = 2,
    Simulator = 4,

    /// <summary>A mail server, and an Api that uses it.</summary>
    Mail = 8,
}
