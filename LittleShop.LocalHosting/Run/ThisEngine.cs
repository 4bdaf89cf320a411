namespace LittleShop.LocalHosting.Run;

/// <summary>Which of the two engines this was built for.</summary>
internal static class ThisEngine
{
#if USE_ASPIRE
    public const bool RunsContainers = true;
#else
    public const bool RunsContainers = false;
#endif

    public static void MustPublish()
    {
        if (!RunsContainers)
        {
            throw new Refusal(
                "Publishing needs the Aspire packages: build with -p:UseAspire=true where they can be restored.");
        }
    }
}
