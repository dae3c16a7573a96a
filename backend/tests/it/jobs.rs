//! Jobs on both databases: each done once, however workers come and go.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use backend::infra::bus::Bus;
use backend::infra::db::begin_write;
use backend::infra::jobs::{
    Job, JobError, JobKind, JobQueue, JobRunner, JobState, Progress, Worker,
};
use backend::kernel::ids::{TenantId, TypedId, UserId};
use backend::kernel::scope::{Role, UserScope};
use chrono::TimeDelta;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::world::{World, on_both_databases};

on_both_databases!(
    a_job_is_done_once_by_one_of_many_workers,
    what_is_rolled_back_was_never_asked_for,
    a_failed_job_is_tried_again_later_and_given_up_in_the_end,
    the_job_of_a_dead_worker_is_taken_up_by_another_and_lost_to_the_first,
    a_stop_puts_a_job_back_without_an_attempt,
    another_persons_job_is_not_there,
    imports_of_one_garage_run_one_after_another,
);

/// Counts its runs, and ends each as told.
#[derive(Clone, Debug)]
struct Runner {
    runs: Arc<AtomicUsize>,
    ends: fn(usize) -> Result<(), JobError>,
    /// Done in the middle of each run.
    meanwhile: fn(&CancellationToken),
    stop: CancellationToken,
}

impl Runner {
    fn new(ends: fn(usize) -> Result<(), JobError>) -> Self {
        Self {
            runs: Arc::default(),
            ends,
            meanwhile: |_| (),
            stop: CancellationToken::new(),
        }
    }

    fn runs(&self) -> usize {
        self.runs.load(Ordering::SeqCst)
    }
}

impl JobRunner for Runner {
    async fn run(&self, _: &Job, progress: &Progress) -> Result<(), JobError> {
        let run = self.runs.fetch_add(1, Ordering::SeqCst) + 1;
        progress.tell(1, Some(2)).await?;
        (self.meanwhile)(&self.stop);
        progress.tell(2, Some(2)).await?;
        (self.ends)(run)
    }
}

fn scope(number: u128) -> UserScope {
    let id = Uuid::from_u128(number);
    UserScope::establish(UserId::from_uuid(id), TenantId::from_uuid(id), Role::Owner)
}

fn queue(world: &World) -> JobQueue {
    JobQueue::new(world.database.db.clone(), world.clock.clone())
}

async fn ask(world: &World, queue: &JobQueue, id: u128) -> Uuid {
    let id = Uuid::from_u128(id);
    let tx = begin_write(&world.database.db, &scope(1)).await.unwrap();
    let what = (JobKind::Export, "");
    let now = world.clock.now();
    queue.enqueue(&tx, &scope(1), id, what, now).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn found(queue: &JobQueue, id: Uuid) -> Job {
    let job = queue.find(&scope(1), JobKind::Export, id).await.unwrap();
    job.unwrap()
}

async fn a_job_is_done_once_by_one_of_many_workers(world: World) {
    let queue = queue(&world);
    for id in 1..=6 {
        ask(&world, &queue, id).await;
    }
    let runner = Runner::new(|_| Ok(()));
    let (worker, stop) = (
        Worker::new(queue.clone(), Bus::local(), runner.clone()),
        CancellationToken::new(),
    );
    let workers = (0..4).map(|_| {
        let (worker, stop) = (worker.clone(), stop.clone());
        tokio::spawn(async move { while worker.run_next(&stop).await.unwrap() {} })
    });
    for ended in futures::future::join_all(workers).await {
        ended.unwrap();
    }
    assert_eq!(runner.runs(), 6);
    let job = found(&queue, Uuid::from_u128(3)).await;
    assert_eq!((job.state, job.attempts), (JobState::Done, 1));
    assert_eq!((job.done, job.total), (2, Some(2)));
    assert_eq!(job.finished_at, Some(world.clock.now()));
    world.clock.advance(TimeDelta::days(31));
    assert_eq!(queue.forget_old().await.unwrap(), 6);
}

async fn what_is_rolled_back_was_never_asked_for(world: World) {
    let queue = queue(&world);
    let tx = begin_write(&world.database.db, &scope(1)).await.unwrap();
    let (id, now) = (Uuid::from_u128(1), world.clock.now());
    let what = (JobKind::Export, "");
    queue.enqueue(&tx, &scope(1), id, what, now).await.unwrap();
    tx.rollback().await.unwrap();
    let worker = Worker::new(queue, Bus::local(), Runner::new(|_| Ok(())));
    assert!(!worker.run_next(&CancellationToken::new()).await.unwrap());
}

async fn a_failed_job_is_tried_again_later_and_given_up_in_the_end(world: World) {
    let queue = queue(&world);
    let id = ask(&world, &queue, 1).await;
    let runner = Runner::new(|run| Err(JobError::Failed(format!("run {run} failed"))));
    let worker = Worker::new(queue.clone(), Bus::local(), runner.clone());
    let stop = CancellationToken::new();
    assert!(worker.run_next(&stop).await.unwrap());
    assert!(!worker.run_next(&stop).await.unwrap(), "not at once");
    let job = found(&queue, id).await;
    assert_eq!((job.state, job.attempts), (JobState::Queued, 1));
    assert_eq!(job.error.as_deref(), Some("run 1 failed"));
    world.clock.advance(TimeDelta::seconds(5));
    assert!(worker.run_next(&stop).await.unwrap());
    for _ in 0..10 {
        world.clock.advance(TimeDelta::hours(1));
        worker.run_next(&stop).await.unwrap();
    }
    let job = found(&queue, id).await;
    assert_eq!(runner.runs(), 5);
    assert_eq!((job.state, job.attempts), (JobState::Dead, 5));
    assert_eq!(job.error.as_deref(), Some("run 5 failed"));
}

async fn the_job_of_a_dead_worker_is_taken_up_by_another_and_lost_to_the_first(world: World) {
    let queue = queue(&world);
    let id = ask(&world, &queue, 1).await;
    let stop = CancellationToken::new();
    // The first worker is slow: while it is at work its lease ends and another takes the job.
    let (slow, other) = (Slow::new(&world), Runner::new(|_| Ok(())));
    let first = Worker::new(queue.clone(), Bus::local(), slow.clone());
    let second = Worker::new(queue.clone(), Bus::local(), other.clone());
    let running = tokio::spawn({
        let stop = stop.clone();
        async move { first.run_next(&stop).await.unwrap() }
    });
    slow.begun.notified().await;
    assert!(!second.run_next(&stop).await.unwrap(), "its lease holds");
    world.clock.advance(TimeDelta::seconds(61));
    assert!(second.run_next(&stop).await.unwrap());
    slow.go_on.notify_one();
    assert!(running.await.unwrap());
    assert_eq!(other.runs(), 1);
    assert!(slow.was_interrupted.load(Ordering::SeqCst) == 1);
    let job = found(&queue, id).await;
    assert_eq!((job.state, job.attempts), (JobState::Done, 2));
}

#[derive(Clone, Debug)]
struct Slow {
    begun: Arc<tokio::sync::Notify>,
    go_on: Arc<tokio::sync::Notify>,
    was_interrupted: Arc<AtomicUsize>,
}

impl Slow {
    fn new(_: &World) -> Self {
        Self {
            begun: Arc::default(),
            go_on: Arc::default(),
            was_interrupted: Arc::default(),
        }
    }
}

impl JobRunner for Slow {
    async fn run(&self, _: &Job, progress: &Progress) -> Result<(), JobError> {
        self.begun.notify_one();
        self.go_on.notified().await;
        let told = progress.tell(1, None).await;
        if matches!(told, Err(JobError::Interrupted)) {
            self.was_interrupted.fetch_add(1, Ordering::SeqCst);
        }
        told
    }
}

async fn a_stop_puts_a_job_back_without_an_attempt(world: World) {
    let queue = queue(&world);
    let id = ask(&world, &queue, 1).await;
    let mut runner = Runner::new(|_| Ok(()));
    runner.meanwhile = CancellationToken::cancel;
    let worker = Worker::new(queue.clone(), Bus::local(), runner.clone());
    worker.work(&runner.stop).await;
    let job = found(&queue, id).await;
    assert_eq!((job.state, job.attempts), (JobState::Queued, 0));
    let worker = Worker::new(queue.clone(), Bus::local(), Runner::new(|_| Ok(())));
    assert!(worker.run_next(&CancellationToken::new()).await.unwrap());
    assert_eq!(found(&queue, id).await.state, JobState::Done);
}

async fn another_persons_job_is_not_there(world: World) {
    let queue = queue(&world);
    let id = ask(&world, &queue, 1).await;
    let of = |scope| {
        let queue = queue.clone();
        async move { queue.find(&scope, JobKind::Export, id).await.unwrap() }
    };
    assert!(of(scope(1)).await.is_some());
    assert_eq!(of(scope(2)).await, None);
    let colleague = UserScope::establish(
        UserId::from_uuid(Uuid::from_u128(2)),
        TenantId::from_uuid(Uuid::from_u128(1)),
        Role::Owner,
    );
    assert_eq!(of(colleague).await, None);
}

async fn ask_import(world: &World, queue: &JobQueue, owner: u128, id: u128) {
    let scope = scope(owner);
    let tx = begin_write(&world.database.db, &scope).await.unwrap();
    let (id, now) = (Uuid::from_u128(id), world.clock.now());
    let what = (JobKind::Import, "");
    queue.enqueue(&tx, &scope, id, what, now).await.unwrap();
    tx.commit().await.unwrap();
}

async fn imports_of_one_garage_run_one_after_another(world: World) {
    let queue = queue(&world);
    ask_import(&world, &queue, 1, 1).await;
    ask_import(&world, &queue, 1, 2).await;
    let stop = CancellationToken::new();
    let (slow, other) = (Slow::new(&world), Runner::new(|_| Ok(())));
    let first = Worker::new(queue.clone(), Bus::local(), slow.clone());
    let second = Worker::new(queue.clone(), Bus::local(), other.clone());
    let running = tokio::spawn({
        let stop = stop.clone();
        async move { first.run_next(&stop).await.unwrap() }
    });
    slow.begun.notified().await;
    assert!(!second.run_next(&stop).await.unwrap(), "it waits");
    ask_import(&world, &queue, 2, 3).await;
    assert!(second.run_next(&stop).await.unwrap(), "another garage's");
    // Whoever ran it is gone: the next ones need no more than its lease.
    running.abort();
    assert!(running.await.unwrap_err().is_cancelled());
    assert!(!second.run_next(&stop).await.unwrap(), "its lease holds");
    world.clock.advance(TimeDelta::seconds(61));
    assert!(second.run_next(&stop).await.unwrap());
    assert!(second.run_next(&stop).await.unwrap());
    assert!(!second.run_next(&stop).await.unwrap());
    assert_eq!(other.runs(), 3);
}
