namespace LittleShop.Tests.Faults;

/// <summary>Where in an event's way to its recipient a process dies, as its neighbours on the wire see it.</summary>
internal enum KillPoint
{
    /// <summary>The Api asks Postgres to commit, and Postgres does not hear it.</summary>
    BeforeCommit,

    /// <summary>Postgres has committed, and the Api does not hear it.</summary>
    AfterCommit,

    /// <summary>Messages are claimed, and the one who claimed them does not learn which.</summary>
    AfterClaim,

    /// <summary>The message is on its way, and the receiver does not hear it.</summary>
    BeforeWrite,

    /// <summary>The receiver has it, and the sender does not hear so.</summary>
    AfterWrite,

    /// <summary>The sender has heard so, and has written it down nowhere.</summary>
    AfterResponse,

    /// <summary>Whatever it was just saying or being told: chance chooses.</summary>
    AnyMoment,
}

/// <summary>What a neighbour does with some bytes that pass it.</summary>
internal enum Passing
{
    On,

    /// <summary>It strikes, and the bytes go nowhere.</summary>
    StrikeInstead,

    /// <summary>The bytes go on, and then it strikes.</summary>
    StrikeAfter,

    /// <summary>Nothing passes any more, and both ends believe that they are connected: a half-open socket.</summary>
    Nowhere,
}
