namespace LittleShop.Contracts;

/// <summary>What the parts of the system are called, by those who start them and by those who look for them.</summary>
public static class ResourceNames
{
    public const string Api = "api";
    public const string Admin = "admin";
    public const string Bot = "bot";
    public const string Simulator = "simulator";
    public const string Mail = "mail";
    public const string Postgres = "postgres";
    public const string Shop = "shop";
    public const string Cache = "cache";
}
